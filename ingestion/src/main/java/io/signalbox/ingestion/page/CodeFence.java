package io.signalbox.ingestion.page;

import java.util.List;

/** Writes code as a fenced block whose fence no line of the code can close. */
final class CodeFence {
  private static final int SHORTEST = 3;

  private CodeFence() {}

  /**
   * @param language after the opening fence; empty when unknown
   */
  static PageBlock.Code around(String code, String language) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < code.length(); i++) {
      run = code.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    String fence = "`".repeat(Math.max(SHORTEST, longest + 1));
    return new PageBlock.Code(fence + language + "\n" + withoutBlankEdges(code) + "\n" + fence);
  }

  /** The text without blank lines before and after; indentation of the first line stays. */
  static String withoutBlankEdges(String text) {
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
}
