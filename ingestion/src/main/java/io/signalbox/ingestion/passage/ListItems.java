package io.signalbox.ingestion.passage;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Cuts a Markdown list between its top-level items. In a numbered list the first item of each part
 * gets the number it has in the whole list, because many people write every item as {@code 1.}.
 */
final class ListItems {
  private static final int MOST_LEVELS = 64;
  private static final Parser PARSER =
      Parser.builder()
          .includeSourceSpans(IncludeSourceSpans.BLOCKS)
          .maxOpenBlockParsers(MOST_LEVELS)
          .maxInlineNesting(MOST_LEVELS)
          .build();
  private static final Pattern NUMBER = Pattern.compile("^\\d{1,9}(?=[.)])");

  private ListItems() {}

  /**
   * Returns parts of whole items, each near the target length; the whole text when it is no list.
   */
  static List<String> groups(String markdown) {
    List<String> groups = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    for (Item item : items(markdown)) {
      if (!current.isEmpty() && current.length() + item.text().length() > PassageLength.TARGET) {
        groups.add(current.toString().strip());
        current.setLength(0);
      }
      boolean opensPart = current.isEmpty() && !groups.isEmpty();
      current.append(opensPart ? item.numbered() : item.text());
    }
    groups.add(current.toString().strip());
    return groups;
  }

  /**
   * One top-level item of a list.
   *
   * @param text with the line break that follows it
   * @param number in the whole list; empty in a list of bullets
   */
  private record Item(String text, OptionalInt number) {
    String numbered() {
      Matcher written = NUMBER.matcher(text);
      if (number.isEmpty() || !written.find()) {
        return text;
      }
      String right = String.valueOf(number.getAsInt());
      int wider = right.length() - written.group().length();
      String renumbered = right + text.substring(written.end());
      // What belongs to the item is indented by the width of its marker.
      return wider > 0
          ? renumbered.replaceAll("\\n(?=[ \\t])", "\n" + " ".repeat(wider))
          : renumbered;
    }
  }

  private static List<Item> items(String markdown) {
    List<String> lines = markdown.lines().toList();
    List<Item> items = new ArrayList<>();
    int from = 0;
    OptionalInt number = OptionalInt.empty();
    Node document = PARSER.parse(markdown);
    for (Node list = document.getFirstChild(); list != null; list = list.getNext()) {
      OptionalInt next = firstNumber(list);
      for (Node item = list.getFirstChild(); item instanceof ListItem; item = item.getNext()) {
        int line = item.getSourceSpans().getFirst().getLineIndex();
        if (line > from) {
          items.add(new Item(joined(lines, from, line), number));
          from = line;
        }
        number = next;
        next = next.isPresent() ? OptionalInt.of(next.getAsInt() + 1) : next;
      }
    }
    items.add(new Item(joined(lines, from, lines.size()), number));
    return items;
  }

  private static OptionalInt firstNumber(Node list) {
    return list instanceof OrderedList ordered && ordered.getMarkerStartNumber() != null
        ? OptionalInt.of(ordered.getMarkerStartNumber())
        : OptionalInt.empty();
  }

  private static String joined(List<String> lines, int from, int to) {
    return String.join("\n", lines.subList(from, to)) + "\n";
  }
}
