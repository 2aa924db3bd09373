package io.signalbox.tools.foresight.change;

import java.time.Instant;

/**
 * Version of a prompt file, as a row of the table of versions.
 *
 * @param source its source in the settings
 * @param name path from the root of the source
 * @param number counts from 1
 * @param body as the file has it; empty where the file is gone
 * @param assembled with the files that it puts in
 * @param readAt time at which it was read first
 */
public record PromptVersion(
    String source, String name, int number, String body, String assembled, Instant readAt) {}
