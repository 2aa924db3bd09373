package io.signalbox.ingestion.page;

import io.signalbox.ingestion.markup.FencedCode;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;

/**
 * Source text of a parsed Markdown page with pending edits, which returns each node's Markdown as
 * written.
 */
final class MarkdownSource {
  /**
   * Replacement of a range of the source text.
   *
   * @param end exclusive; an edit never reaches beyond its line
   */
  record Edit(int end, String replacement) {}

  private final String text;
  private final NavigableMap<Integer, Edit> edits;
  private final NavigableMap<Integer, String> linesAfter;

  /**
   * @param edits by the index in the text where they begin
   * @param linesAfter lines to be added, by the index of the line that they follow
   */
  MarkdownSource(
      String text, NavigableMap<Integer, Edit> edits, NavigableMap<Integer, String> linesAfter) {
    this.text = text;
    this.edits = edits;
    this.linesAfter = linesAfter;
  }

  /**
   * Returns a node's source lines without the markers of its containers, dedented and edited.
   * Leading and trailing blank lines are removed.
   */
  String markdown(Node node) {
    List<SourceSpan> spans = node.getSourceSpans();
    if (spans.isEmpty()) {
      return "";
    }
    int indent = indent(spans.getFirst());
    List<String> lines = new ArrayList<>();
    int next = spans.getFirst().getLineIndex();
    for (SourceSpan span : spans) {
      // A blank line between two spans has none itself.
      for (; next < span.getLineIndex(); next++) {
        lines.add("");
      }
      next = span.getLineIndex() + 1;
      String edited = edited(span);
      boolean emptied =
          edited.isBlank() && span.getLength() > 0 && edited.length() < span.getLength();
      if (!emptied) {
        lines.add(dedent(edited, indent));
      }
      String after = linesAfter.get(span.getLineIndex());
      if (after != null) {
        String own = after.substring(Math.min(span.getColumnIndex(), after.length()));
        lines.add(dedent(own, indent));
      }
    }
    return FencedCode.withoutBlankEdges(String.join("\n", lines)).stripTrailing();
  }

  private String edited(SourceSpan span) {
    int at = span.getInputIndex();
    int end = at + span.getLength();
    StringBuilder out = new StringBuilder(span.getLength());
    for (var entry : edits.subMap(at, true, end, false).entrySet()) {
      if (entry.getKey() < at || entry.getValue().end() > end) {
        continue;
      }
      out.append(text, at, entry.getKey()).append(entry.getValue().replacement());
      at = entry.getValue().end();
    }
    return out.append(text, at, end).toString();
  }

  private int indent(SourceSpan span) {
    int width = 0;
    while (width < span.getLength() && isGap(text.charAt(span.getInputIndex() + width))) {
      width++;
    }
    return width;
  }

  private static String dedent(String line, int width) {
    int from = 0;
    while (from < width && from < line.length() && isGap(line.charAt(from))) {
      from++;
    }
    return line.substring(from);
  }

  private static boolean isGap(char c) {
    return c == ' ' || c == '\t';
  }
}
