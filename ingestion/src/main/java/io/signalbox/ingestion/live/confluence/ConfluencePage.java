package io.signalbox.ingestion.live.confluence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.ingestion.live.ItemBody;
import io.signalbox.ingestion.live.ItemContent;
import io.signalbox.ingestion.live.LiveItem;
import io.signalbox.ingestion.markup.AtlassianDocument;
import io.signalbox.ingestion.source.SourceKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Converts the JSON of Confluence's REST API for pages and attachments to items of a live source.
 */
final class ConfluencePage {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ConfluencePage() {}

  /** Returns the {@code expand} parameter with which a response holds an item's body and labels. */
  static String expansions() {
    return "body.storage,metadata.labels";
  }

  /** Returns whether the item is indexed: every page, and attachments in a readable format. */
  static boolean isRead(JsonNode item) {
    return !isAttachment(item) || SourceKind.PAGES.reads(item.path("title").asText());
  }

  private static boolean isAttachment(JsonNode item) {
    return item.path("type").asText().equals("attachment");
  }

  static String id(JsonNode item) {
    return (isAttachment(item) ? "attachment/" : "page/") + item.path("id").asText();
  }

  /** Returns the item's version: Confluence's version number and its time. */
  static String version(JsonNode item) {
    JsonNode version = item.path("version");
    return version.path("number").asText() + " " + version.path("when").asText();
  }

  static String space(JsonNode item) {
    String own = item.path("space").path("key").asText();
    return own.isEmpty() ? item.path("container").path("space").path("key").asText() : own;
  }

  static ItemContent content(JsonNode item, ConfluenceSettings settings) {
    String version = version(item);
    JsonNode storage = item.path("body").path("storage").path("value");
    JsonNode document = item.path("body").path("atlas_doc_format").path("value");
    if (storage.isTextual() && !storage.asText().isBlank()) {
      return present(item, version, page("page.html", storage.asText()), settings);
    }
    if (document.isTextual()) {
      try {
        String markdown = AtlassianDocument.toMarkdown(JSON.readTree(document.asText()));
        return present(item, version, page("page.md", markdown), settings);
      } catch (IOException e) {
        return new ItemContent.Skipped(version, "has a document that is no JSON");
      }
    }
    return new ItemContent.Skipped(version, "has no text");
  }

  static ItemContent attachment(JsonNode item, byte[] bytes, ConfluenceSettings settings) {
    return present(
        item, version(item), new ItemBody.Page(item.path("title").asText(), bytes), settings);
  }

  private static ItemBody page(String name, String text) {
    return new ItemBody.Page(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static ItemContent present(
      JsonNode item, String version, ItemBody body, ConfluenceSettings settings) {
    List<String> labels = new ArrayList<>();
    item.path("metadata")
        .path("labels")
        .path("results")
        .forEach(label -> labels.add(label.path("name").asText()));
    String when = item.path("version").path("when").asText();
    return new ItemContent.Present(
        version,
        new LiveItem(
            body,
            Optional.of(item.path("title").asText()),
            link(item, settings),
            Optional.empty(),
            when.matches("\\d{4}-\\d\\d-\\d\\dT.*")
                ? Optional.of(LocalDate.parse(when.substring(0, 10)))
                : Optional.empty(),
            labels));
  }

  private static Optional<String> link(JsonNode item, ConfluenceSettings settings) {
    String path = item.path("_links").path("webui").asText("");
    return path.isEmpty()
        ? Optional.empty()
        : Optional.of(settings.url().toString().replaceFirst("/+$", "") + path);
  }
}
