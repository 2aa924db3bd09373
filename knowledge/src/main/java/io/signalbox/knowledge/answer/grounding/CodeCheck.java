package io.signalbox.knowledge.answer.grounding;

import io.signalbox.knowledge.document.Passage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Finds the passages that contain a code block verbatim: its lines, whole and consecutive, or a
 * single line as inline code. Only how deep the whole block is indented may differ.
 */
final class CodeCheck {
  private CodeCheck() {}

  /** Returns the numbers, from 1, of the passages that contain the code block. */
  static List<Integer> holders(List<String> block, List<Passage> passages) {
    List<String> code = dedented(block);
    List<Integer> holders = new ArrayList<>();
    for (int i = 0; i < passages.size(); i++) {
      if (!code.isEmpty() && holds(passages.get(i).text(), code)) {
        holders.add(i + 1);
      }
    }
    return holders;
  }

  private static boolean holds(String passage, List<String> code) {
    if (code.size() == 1 && passage.contains("`" + code.getFirst() + "`")) {
      return true;
    }
    List<String> lines = passage.lines().map(String::stripTrailing).toList();
    List<String> stripped = lines.stream().map(String::strip).toList();
    String first = code.getFirst().strip();
    for (int at = stripped.indexOf(first); at >= 0; at = next(stripped, first, at)) {
      int end = at + code.size();
      if (end <= lines.size() && dedented(lines.subList(at, end)).equals(code)) {
        return true;
      }
    }
    return false;
  }

  private static int next(List<String> lines, String line, int after) {
    int at = lines.subList(after + 1, lines.size()).indexOf(line);
    return at < 0 ? -1 : at + after + 1;
  }

  /**
   * Returns the lines without their common indentation, blank lines around them, and trailing white
   * space.
   */
  private static List<String> dedented(List<String> block) {
    List<String> lines = new ArrayList<>(block.stream().map(String::stripTrailing).toList());
    while (!lines.isEmpty() && lines.getFirst().isEmpty()) {
      lines.removeFirst();
    }
    while (!lines.isEmpty() && lines.getLast().isEmpty()) {
      lines.removeLast();
    }
    int indent =
        lines.stream()
            .filter(line -> !line.isEmpty())
            .mapToInt(line -> line.length() - line.stripLeading().length())
            .min()
            .orElse(0);
    lines.replaceAll(line -> line.isEmpty() ? line : line.substring(indent));
    return Collections.unmodifiableList(lines);
  }
}
