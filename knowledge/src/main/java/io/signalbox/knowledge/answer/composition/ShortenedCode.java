package io.signalbox.knowledge.answer.composition;

import java.util.List;

/** Code block that is cut between lines when it is too long to read in a chat. */
final class ShortenedCode {
  private ShortenedCode() {}

  /** The block, or its head with a line that says that there is more. */
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
