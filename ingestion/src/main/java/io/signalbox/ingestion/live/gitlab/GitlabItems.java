package io.signalbox.ingestion.live.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.ingestion.json.JsonFields;
import io.signalbox.ingestion.live.ItemBody;
import io.signalbox.ingestion.live.ItemContent;
import io.signalbox.ingestion.live.LiveItem;
import io.signalbox.ingestion.live.gitlab.GitlabRights.ProjectPart;
import io.signalbox.knowledge.corpus.ContentFingerprint;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Converts the JSON of GitLab's REST API for merge requests and wiki pages to items of a live
 * source.
 */
final class GitlabItems {
  private GitlabItems() {}

  /** Returns the first segment of the ids and REST paths of this part's items. */
  static String folder(ProjectPart part) {
    return switch (part) {
      case ISSUES -> "issues";
      case MERGE_REQUESTS -> "merge_requests";
      case WIKI -> "wikis";
    };
  }

  static ProjectPart part(String id) {
    return id.startsWith("wikis/")
        ? ProjectPart.WIKI
        : id.startsWith("issues/") ? ProjectPart.ISSUES : ProjectPart.MERGE_REQUESTS;
  }

  static ItemContent mergeRequest(JsonNode merge) {
    String version = JsonFields.text(merge, "updated_at");
    String merged = JsonFields.text(merge, "merged_at");
    String body = JsonFields.text(merge, "description");
    if (merged.length() < 10) {
      return new ItemContent.Skipped(version, "is a merge request that is not merged");
    }
    if (body.isEmpty()) {
      return new ItemContent.Skipped(version, "is a merge request without a description");
    }
    return new ItemContent.Present(
        version,
        new LiveItem(
            page("merge-request.md", body),
            JsonFields.find(merge, "title"),
            JsonFields.find(merge, "web_url"),
            Optional.empty(),
            Optional.of(LocalDate.parse(merged.substring(0, 10))),
            JsonFields.names(merge.path("labels"))));
  }

  /**
   * Returns the version of a wiki page: a fingerprint of title and content, since wikis have no
   * times of change.
   */
  static String wikiVersion(JsonNode page) {
    return new ContentFingerprint()
        .add(JsonFields.text(page, "title"))
        .add(page.path("content").asText())
        .hex();
  }

  static ItemContent wikiPage(JsonNode page, String project) {
    String version = wikiVersion(page);
    String ending =
        switch (JsonFields.text(page, "format")) {
          case "asciidoc" -> ".adoc";
          case "org" -> ".org";
          default -> ".md";
        };
    return new ItemContent.Present(
        version,
        new LiveItem(
            page("page" + ending, page.path("content").asText()),
            JsonFields.find(page, "title"),
            Optional.of(project + "/-/wikis/" + JsonFields.text(page, "slug"))
                .filter(link -> link.startsWith("http")),
            Optional.empty(),
            Optional.empty(),
            List.of()));
  }

  private static ItemBody page(String name, String text) {
    return new ItemBody.Page(name, text.getBytes(StandardCharsets.UTF_8));
  }
}
