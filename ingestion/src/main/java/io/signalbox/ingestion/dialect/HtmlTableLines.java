package io.signalbox.ingestion.dialect;

import java.util.List;
import java.util.Locale;

/**
 * Replaces blank lines within HTML tables in Markdown by empty comments, since a blank line would
 * end the HTML block. Tables that hold fenced code or are never closed stay as they are.
 */
final class HtmlTableLines {
  private final List<String> lines;
  private int end = -1;
  private int lookedUntil = -1;

  HtmlTableLines(List<String> lines) {
    this.lines = lines;
  }

  /** Returns the line with this index, rewritten where needed; lines must be requested in order. */
  String line(int index) {
    String line = lines.get(index);
    if (index > end && index > lookedUntil && opens(line)) {
      end = endOfTable(index);
    }
    return index < end && line.isBlank() ? "<!-- -->" : line;
  }

  private int endOfTable(int from) {
    for (int i = from; i < lines.size(); i++) {
      String lower = lines.get(i).toLowerCase(Locale.ROOT);
      lookedUntil = i;
      if (lower.contains("```") || lower.contains("~~~")) {
        return -1;
      }
      if (lower.contains("</table")) {
        return i;
      }
    }
    return -1;
  }

  private static boolean opens(String line) {
    return line.stripLeading().toLowerCase(Locale.ROOT).startsWith("<table");
  }
}
