package io.signalbox.ingestion.live.notion;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.ingestion.json.JsonFields;
import io.signalbox.ingestion.live.ItemBody;
import io.signalbox.ingestion.live.ItemContent;
import io.signalbox.ingestion.live.LiveItem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Converts pages of Notion's interface: title, properties, times and text in Markdown. */
final class NotionPage {
  private NotionPage() {}

  /** Returns whether the page lies in the trash; older versions call that archived. */
  static boolean isTrashed(JsonNode page) {
    return page.path("in_trash").asBoolean(false) || page.path("archived").asBoolean(false);
  }

  static Instant edited(JsonNode page) {
    return Instant.parse(JsonFields.text(page, "last_edited_time"));
  }

  /**
   * Converts a page with its text.
   *
   * @param markdown the text, without title and properties
   */
  static ItemContent content(JsonNode page, String version, String markdown) {
    String text = properties(page) + markdown;
    return new ItemContent.Present(
        version,
        new LiveItem(
            new ItemBody.Page("page.md", text.getBytes(StandardCharsets.UTF_8)),
            Optional.of(title(page)).filter(title -> !title.isBlank()),
            JsonFields.find(page, "url"),
            Optional.empty(),
            Optional.of(
                LocalDate.parse(JsonFields.text(page, "last_edited_time").substring(0, 10))),
            List.of()));
  }

  private static String title(JsonNode page) {
    for (JsonNode property : page.path("properties")) {
      if (JsonFields.text(property, "type").equals("title")) {
        return plain(property.path("title"));
      }
    }
    return "";
  }

  private static String plain(JsonNode richText) {
    StringBuilder text = new StringBuilder();
    richText.forEach(part -> text.append(part.path("plain_text").asText()));
    return text.toString();
  }

  /** Returns the filled properties of a database's entry as a list; empty for other pages. */
  private static String properties(JsonNode page) {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, JsonNode> each : page.path("properties").properties()) {
      String value = value(each.getValue()).strip().replaceAll("\\s+", " ");
      if (!value.isEmpty()) {
        lines.add("- " + each.getKey() + ": " + value + "\n");
      }
    }
    return lines.isEmpty() ? "" : String.join("", lines) + "\n";
  }

  private static String value(JsonNode property) {
    JsonNode value = property.path(JsonFields.text(property, "type"));
    return switch (JsonFields.text(property, "type")) {
      case "rich_text" -> plain(value);
      case "select", "status" -> value.path("name").asText("");
      case "multi_select", "people" -> String.join(", ", JsonFields.names(value));
      case "number", "url", "email", "phone_number" -> value.asText("").replace("null", "");
      case "checkbox" -> value.asBoolean() ? "yes" : "no";
      case "date" -> value.path("start").asText("");
      default -> "";
    };
  }
}
