package io.signalbox.tools.foresight.catalogue.scan;

/**
 * Name in a file that looks like one of a known maker's models, of which the catalogue has no fact.
 *
 * @param path relative to the folder that was searched
 * @param line 1 or more
 * @param channel that the file names, empty where it names none
 */
public record UnknownMention(String path, int line, String name, String channel) {}
