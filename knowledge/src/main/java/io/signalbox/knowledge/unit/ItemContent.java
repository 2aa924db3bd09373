package io.signalbox.knowledge.unit;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Extracts the content of a list item, without its marker and indentation. */
final class ItemContent {
  private static final Pattern MARKER = Pattern.compile("^\\s*(?:[-*+]|\\d{1,9}[.)])\\s+");

  private ItemContent() {}

  static String of(String item) {
    Matcher marker = MARKER.matcher(item);
    String text = marker.find() ? item.substring(marker.end()) : item;
    List<String> lines = text.lines().toList();
    int least =
        lines.stream()
            .skip(1)
            .filter(line -> !line.isBlank())
            .mapToInt(ItemContent::indentation)
            .min()
            .orElse(0);
    StringBuilder content = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      content.append(i == 0 || line.isBlank() ? line : line.substring(least)).append('\n');
    }
    return content.toString().strip();
  }

  private static int indentation(String line) {
    int at = 0;
    while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
      at++;
    }
    return at;
  }
}
