package io.signalbox.ingestion.markup;

import java.util.List;

/**
 * Formats code as Markdown fenced blocks or inline code, with delimiters longer than those within
 * the code.
 */
public final class FencedCode {
  private static final int SHORTEST = 3;

  private FencedCode() {}

  /**
   * Returns a fenced code block.
   *
   * @param language after the opening fence; empty when unknown
   */
  public static String around(String code, String language) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < code.length(); i++) {
      run = code.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    String fence = "`".repeat(Math.max(SHORTEST, longest + 1));
    return fence + language + "\n" + withoutBlankEdges(code) + "\n" + fence;
  }

  /**
   * Returns the text without leading and trailing blank lines; indentation of the first line stays.
   */
  public static String withoutBlankEdges(String text) {
    List<String> lines = text.lines().toList();
    int first = 0;
    int last = lines.size();
    while (first < last && lines.get(first).isBlank()) {
      first++;
    }
    while (last > first && lines.get(last - 1).isBlank()) {
      last--;
    }
    return String.join("\n", lines.subList(first, last));
  }

  /** Returns inline code; empty for blank code. */
  static String inline(String code) {
    String ticks = code.contains("`") ? "``" : "`";
    return code.isBlank() ? "" : ticks + code.strip() + ticks;
  }

  /** Returns the language of a code directive where it is a plausible name; empty otherwise. */
  static String language(String written) {
    return written.matches("[\\w+#-]{1,20}") ? written : "";
  }
}
