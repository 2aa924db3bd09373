package io.signalbox.ingestion.markup;

import java.util.List;

/** Markdown's marks for code, long enough that nothing in the code can end it. */
public final class FencedCode {
  private static final int SHORTEST = 3;

  private FencedCode() {}

  /**
   * A block between fences.
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

  /** The text without blank lines before and after; indentation of the first line stays. */
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

  /** Code within a line. */
  static String inline(String code) {
    String ticks = code.contains("`") ? "``" : "`";
    return code.isBlank() ? "" : ticks + code.strip() + ticks;
  }

  /** The language of a directive, where it is a name; empty otherwise. */
  static String language(String written) {
    return written.matches("[\\w+#-]{1,20}") ? written : "";
  }
}
