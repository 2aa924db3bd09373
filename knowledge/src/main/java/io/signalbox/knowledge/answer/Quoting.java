package io.signalbox.knowledge.answer;

import java.util.regex.Pattern;

/** Makes a quotation fit to show elsewhere; code is never touched. */
final class Quoting {
  private static final Pattern RELATIVE_LINK =
      Pattern.compile(
          "!?\\[([^\\]\\n]{0,300})]\\((?!https?://|mailto:)[^)\\s]{0,500}(?:\\s+\"[^\"\\n]{0,300}\")?\\)");

  /**
   * Zero-width characters and those that turn the direction of text: invisible, and able to
   * disguise.
   */
  private static final Pattern INVISIBLE =
      Pattern.compile(
          "[\\p{Cc}&&[^\\n\\t]]|[\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF]");

  private Quoting() {}

  /** Prose, a list or a table, without links that lead nowhere from here. */
  static String clean(String markdown) {
    StringBuilder clean = new StringBuilder();
    boolean inFence = false;
    for (String line : markdown.split("\n", -1)) {
      boolean fence = line.strip().startsWith("```") || line.strip().startsWith("~~~");
      boolean code = inFence || fence;
      clean.append(code ? line : line(line)).append('\n');
      inFence ^= fence;
    }
    clean.setLength(clean.length() - 1);
    return clean.toString();
  }

  private static String line(String line) {
    return INVISIBLE.matcher(RELATIVE_LINK.matcher(line).replaceAll("$1")).replaceAll("");
  }
}
