package io.signalbox.ingestion.page;

import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Pages as Notion exports them in HTML: a table of properties, and tasks whose boxes are drawn. */
final class NotionExport {
  private NotionExport() {}

  /** Adds the properties to the values by {@link PageFields#key}, and writes the boxes out. */
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
