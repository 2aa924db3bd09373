package io.signalbox.knowledge.answer.composition;

import java.util.List;

/** Shortens a fenced code block that is too long to read in a chat, cutting between lines. */
final class ShortenedCode {
  private ShortenedCode() {}

  /** Returns the block, or its first lines with a notice that the rest is on the page. */
  static String of(String fenced, int longest) {
    if (fenced.length() <= longest) {
      return fenced;
    }
    List<String> lines = fenced.lines().toList();
    StringBuilder head = new StringBuilder();
    for (String line : lines.subList(0, lines.size() - 1)) {
      if (head.length() + line.length() > longest) {
        break;
      }
      head.append(line).append('\n');
    }
    return head + lines.getLast() + "\n\n… the rest of this code is on the page.";
  }
}
