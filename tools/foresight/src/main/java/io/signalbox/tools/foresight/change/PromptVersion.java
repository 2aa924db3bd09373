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
    String source, String name, int number, String body, String assembled, Instant readAt) {
  /** Longest label in the table of changes, in characters. */
  private static final int LONGEST_LABEL = 80;

  /** Returns what a change calls this version where files of several sources have its name. */
  String labelWithSource() {
    String label = number + " of " + source;
    return label.substring(0, Math.min(LONGEST_LABEL, label.length()));
  }

  /** Returns whether a change with this label made the version. */
  public boolean isLabelled(String label) {
    return label.equals(Integer.toString(number)) || label.equals(labelWithSource());
  }
}
