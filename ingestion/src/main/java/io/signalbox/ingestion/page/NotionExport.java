package io.signalbox.ingestion.page;

import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Reads the property table and the task boxes of pages that Notion exported as HTML. */
final class NotionExport {
  private NotionExport() {}

  /**
   * Adds the properties to the values by {@link PageFields#key}, and replaces task boxes by {@code
   * [x]} or {@code [ ]}.
   */
  static void read(Document document, Map<String, List<String>> values) {
    for (Element row : document.select("article table.properties tr")) {
      Element name = row.selectFirst("th");
      Element value = row.selectFirst("td");
      if (name != null && value != null && value.hasText()) {
        List<String> chosen = value.select(".selected-value").eachText();
        values.putIfAbsent(
            PageFields.key(name.text()),
            chosen.isEmpty() ? List.of(value.text().replaceFirst("^@", "").strip()) : chosen);
      }
    }
    for (Element box : document.select("ul.to-do-list .checkbox")) {
      box.replaceWith(new TextNode(box.hasClass("checkbox-on") ? "[x] " : "[ ] "));
    }
  }
}
