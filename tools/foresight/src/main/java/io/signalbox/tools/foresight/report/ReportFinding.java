package io.signalbox.tools.foresight.report;

import java.util.Locale;

/**
 * Finding of a check at a line of a file.
 *
 * @param rule short name of the rule, such as {@code model-ended}
 * @param path of the file as it was given, or relative to the folder that was checked
 * @param line 1 or more
 */
public record ReportFinding(
    FindingLevel level, String rule, String sentence, String path, int line) {

  /** Severity of a finding, the highest first. */
  public enum FindingLevel {
    ERROR,
    WARNING,
    NOTE;

    /** Returns the level's name in SARIF. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Returns the finding as one line for a terminal, in the form {@code path:line} that editors
   * open.
   */
  public String asLine() {
    return path + ":" + line + ": " + level.label() + ": " + sentence + " [" + rule + "]";
  }
}
