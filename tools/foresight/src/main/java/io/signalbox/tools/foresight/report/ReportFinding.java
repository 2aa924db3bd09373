package io.signalbox.tools.foresight.report;

import java.util.Locale;

/**
 * Finding of a check, at a line of a file.
 *
 * @param rule short name of the rule, such as {@code model-ended}
 * @param path of the file as it was given, or relative to the folder that was checked
 * @param line 1 or more
 */
public record ReportFinding(
    FindingLevel level, String rule, String sentence, String path, int line) {

  /** Weight of a finding, the heaviest first. */
  public enum FindingLevel {
    ERROR,
    WARNING,
    NOTE;

    /** SARIF's word. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** One line for a terminal, in the form that editors jump from. */
  public String asLine() {
    return path + ":" + line + ": " + level.label() + ": " + sentence + " [" + rule + "]";
  }
}
