package io.signalbox.tools.foresight.catalogue.scan;

/**
 * Occurrence of a name that looks like a model of a known maker but is not in the catalogue.
 *
 * @param path relative to the folder that was searched
 * @param line 1 or more
 * @param channel that the file names, empty where it names none
 */
public record UnknownMention(String path, int line, String name, String channel) {}
