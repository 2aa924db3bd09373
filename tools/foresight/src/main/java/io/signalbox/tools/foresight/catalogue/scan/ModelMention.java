package io.signalbox.tools.foresight.catalogue.scan;

import io.signalbox.tools.foresight.catalogue.ModelFact;

/**
 * Occurrence of a known model name in a file.
 *
 * @param path relative to the folder that was searched
 * @param line 1 or more
 * @param name as it is written
 * @param fact about that name, on the channel that the file names, else on its maker's own
 */
public record ModelMention(String path, int line, String name, ModelFact fact) {}
