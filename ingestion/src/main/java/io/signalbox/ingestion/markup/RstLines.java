package io.signalbox.ingestion.markup;

import java.util.List;

/** Finds blocks of lines by their indentation in reStructuredText. */
final class RstLines {
  private RstLines() {}

  static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }

  static int skipBlank(List<String> lines, int from) {
    int at = from;
    while (at < lines.size() && lines.get(at).isBlank()) {
      at++;
    }
    return at;
  }

  /**
   * Returns the index after the last line of a block with at least this indentation, without
   * trailing blank lines.
   */
  static int end(List<String> lines, int from, int least) {
    int at = from;
    int end = from;
    while (at < lines.size() && (lines.get(at).isBlank() || indent(lines.get(at)) >= least)) {
      at++;
      if (!lines.get(at - 1).isBlank()) {
        end = at;
      }
    }
    return end;
  }

  /** Returns these lines without their common indentation. */
  static List<String> block(List<String> lines, int from, int to) {
    List<String> block = lines.subList(Math.min(from, lines.size()), Math.min(to, lines.size()));
    int common =
        block.stream().filter(line -> !line.isBlank()).mapToInt(RstLines::indent).min().orElse(0);
    return block.stream().map(line -> line.isBlank() ? "" : line.substring(common)).toList();
  }
}
