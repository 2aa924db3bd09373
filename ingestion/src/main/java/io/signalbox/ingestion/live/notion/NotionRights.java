package io.signalbox.ingestion.live.notion;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.ingestion.json.JsonFields;
import io.signalbox.ingestion.live.ItemAccess;
import io.signalbox.ingestion.live.http.RestClient;
import io.signalbox.ingestion.live.http.RestResponse;
import io.signalbox.knowledge.document.AccessRule;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Decides who may see a Notion page. Notion's interface tells no permissions, so the settings name
 * a rule for what lies below a page or database; of several above a page, all hold. For one run.
 */
final class NotionRights {
  private static final int DEEPEST = 60;

  private final NotionSettings settings;
  private final RestClient client;
  private final Map<String, Optional<JsonNode>> parents = new HashMap<>();

  NotionRights(NotionSettings settings, RestClient client) {
    this.settings = settings;
    this.client = client;
  }

  /** Stores where a listed page lies, so that {@link #of} needs no request for it. */
  void remember(JsonNode page) {
    parents.put(bare(JsonFields.text(page, "id")), Optional.of(page.path("parent")));
  }

  ItemAccess of(String id) {
    if (settings.rootAccess().isEmpty()) {
      return new ItemAccess.AsConfigured();
    }
    Optional<AccessRule> rule = Optional.empty();
    String kind = "page_id";
    String at = bare(id);
    for (int depth = 0; depth < DEEPEST; depth++) {
      AccessRule own = settings.rootAccess().get(at);
      if (own != null) {
        rule = Optional.of(rule.map(own::and).orElse(own));
      }
      Optional<JsonNode> parent = parent(kind, at);
      if (parent.isEmpty()) {
        // What lies above is not shared with the integration, and so named by no setting.
        break;
      }
      kind = JsonFields.text(parent.get(), "type");
      at = bare(JsonFields.text(parent.get(), kind));
      if (kind.equals("workspace") || at.isEmpty()) {
        break;
      }
    }
    return rule.<ItemAccess>map(ItemAccess.Permitted::new)
        .orElseGet(
            () -> new ItemAccess.RightsUnknown("it lies below no page named under root-access"));
  }

  private Optional<JsonNode> parent(String kind, String id) {
    Optional<JsonNode> known = parents.get(id);
    if (known == null) {
      known = asked(kind, id);
      parents.put(id, known);
    }
    return known;
  }

  private Optional<JsonNode> asked(String kind, String id) {
    String path =
        switch (kind) {
          case "page_id" -> "/v1/pages/";
          case "block_id" -> "/v1/blocks/";
          case "database_id" -> "/v1/databases/";
          case "data_source_id" -> "/v1/data_sources/";
          default -> "";
        };
    if (path.isEmpty()) {
      return Optional.empty();
    }
    RestResponse answer = client.get(path + id);
    return answer.isGone() || answer.status() == 403
        ? Optional.empty()
        : Optional.of(RestClient.served(answer, "what lies above a page").json().path("parent"));
  }

  private static String bare(String id) {
    return NotionSettings.bare(id).toLowerCase(Locale.ROOT);
  }
}
