package io.signalbox.ingestion.live.notion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.ingestion.json.JsonFields;
import io.signalbox.ingestion.live.ChangePage;
import io.signalbox.ingestion.live.CredentialFinding;
import io.signalbox.ingestion.live.ItemAccess;
import io.signalbox.ingestion.live.ItemChange;
import io.signalbox.ingestion.live.ItemContent;
import io.signalbox.ingestion.live.ItemVersion;
import io.signalbox.ingestion.live.LiveSource;
import io.signalbox.ingestion.live.SourceFailureException;
import io.signalbox.ingestion.live.SweepPage;
import io.signalbox.ingestion.live.http.RestClient;
import io.signalbox.ingestion.live.http.RestResponse;
import io.signalbox.knowledge.identity.GroupSnapshot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Live source that reads the pages shared with a Notion integration. The search lists those edited
 * last first, by the minute, and nothing of what lies in the trash: a page is gone only where it is
 * asked for itself and says so.
 */
final class NotionSource implements LiveSource {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PAGE = 100;
  private static final int MOST_PARTS = 200;

  /** Age below which a page may be edited again within the minute of its version. */
  private static final Duration FRESH = Duration.ofMinutes(2);

  private final RestClient client;
  private final Clock clock;
  private final NotionRights rights;
  private final Map<String, JsonNode> listed = new HashMap<>();
  private boolean begun;

  NotionSource(NotionSettings settings, RestClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
    this.rights = new NotionRights(settings, client);
  }

  @Override
  public ChangePage changes(Optional<String> cursor) {
    SearchCursor at = SearchCursor.parse(cursor);
    Optional<JsonNode> found = search(at.page());
    if (found.isEmpty()) {
      // A page token that a run of long ago left: the listing begins again.
      return changes(Optional.of(new SearchCursor(at.stored(), Instant.EPOCH, "").text()));
    }
    List<ItemChange> changes = new ArrayList<>();
    Instant latest = Instant.EPOCH;
    boolean covered = false;
    List<JsonNode> pages = remember(found.get());
    for (JsonNode page : pages) {
      Instant edited = NotionPage.edited(page);
      latest = edited.isAfter(latest) ? edited : latest;
      covered |= at.covers(edited);
      if (!at.covers(edited)) {
        changes.add(new ItemChange.Changed(item(page)));
      }
    }
    Optional<String> next = next(found.get());
    boolean more = next.isPresent() && !covered;
    SearchCursor after = more ? at.within(latest, next.orElse("")) : at.ended(latest);
    return new ChangePage(changes, after.text(), more, OptionalLong.empty());
  }

  @Override
  public SweepPage sweep(Optional<String> page) {
    JsonNode found =
        search(page.orElse(""))
            .orElseThrow(
                () -> SourceFailureException.ofSource("Notion broke off its list of pages", null));
    return new SweepPage(remember(found).stream().map(this::item).toList(), next(found));
  }

  /** Returns a page of the search; empty where Notion does not take the page token any more. */
  private Optional<JsonNode> search(String cursor) {
    ObjectNode question = JSON.createObjectNode().put("page_size", PAGE);
    question.putObject("filter").put("property", "object").put("value", "page");
    question.putObject("sort").put("timestamp", "last_edited_time").put("direction", "descending");
    if (!cursor.isEmpty()) {
      question.put("start_cursor", cursor);
    }
    RestResponse answer = client.post("/v1/search", question.toString());
    boolean refused = answer.status() == 400 && !cursor.isEmpty() && !begun;
    begun = true;
    return refused
        ? Optional.empty()
        : Optional.of(RestClient.served(answer, "the pages of Notion").json());
  }

  private static Optional<String> next(JsonNode found) {
    return found.path("has_more").asBoolean()
        ? JsonFields.find(found, "next_cursor")
        : Optional.empty();
  }

  private List<JsonNode> remember(JsonNode found) {
    listed.clear();
    List<JsonNode> pages = new ArrayList<>();
    for (JsonNode page : found.path("results")) {
      boolean whole = page.has("last_edited_time") && page.has("parent");
      if (whole && !NotionPage.isTrashed(page)) {
        listed.put(JsonFields.text(page, "id"), page);
        rights.remember(page);
        pages.add(page);
      }
    }
    return pages;
  }

  private ItemVersion item(JsonNode page) {
    return new ItemVersion(JsonFields.text(page, "id"), version(page));
  }

  /**
   * Returns the version of a page: its time of change, which has minutes only. One just edited has
   * a version of its own, so that it is read once more when its minute is over.
   */
  private String version(JsonNode page) {
    Instant edited = NotionPage.edited(page);
    boolean fresh = edited.isAfter(clock.instant().minus(FRESH));
    return edited + (fresh ? " fresh" : "");
  }

  @Override
  public ItemContent content(String id) {
    JsonNode page = listed.get(id);
    if (page == null) {
      RestResponse answer = client.get("/v1/pages/" + id);
      if (answer.isGone()) {
        return new ItemContent.Gone();
      }
      page = RestClient.served(answer, "a page of Notion").json();
      rights.remember(page);
    }
    if (NotionPage.isTrashed(page)) {
      return new ItemContent.Gone();
    }
    Optional<String> text = markdown(id);
    String version = version(page);
    return text.isPresent()
        ? NotionPage.content(page, version, text.get())
        : new ItemContent.Skipped(
            version, "is longer than Notion gives in " + MOST_PARTS + " parts");
  }

  /**
   * Returns the whole text of a page, of which Notion gives a long one in parts; empty where there
   * are too many.
   */
  private Optional<String> markdown(String id) {
    StringBuilder text = new StringBuilder();
    Deque<String> parts = new ArrayDeque<>(List.of(id));
    for (int i = 0; !parts.isEmpty(); i++) {
      if (i >= MOST_PARTS) {
        return Optional.empty();
      }
      String part = parts.remove();
      RestResponse answer = client.get("/v1/pages/" + part + "/markdown");
      if (answer.isGone() && !part.equals(id)) {
        // A block that is not shared with the integration.
        continue;
      }
      JsonNode json = RestClient.served(answer, "the text of a page of Notion").json();
      text.append(json.path("markdown").asText()).append("\n");
      json.path("unknown_block_ids").forEach(block -> parts.add(block.asText()));
    }
    return Optional.of(text.toString());
  }

  @Override
  public ItemAccess access(String id) {
    return rights.of(id);
  }

  @Override
  public GroupSnapshot groups() {
    return GroupSnapshot.none();
  }

  @Override
  public List<CredentialFinding> check() {
    List<CredentialFinding> findings = new ArrayList<>();
    RestResponse own = client.get("/v1/users/me");
    findings.add(
        new CredentialFinding(
            own.isOk() || own.status() == 403,
            own.isOk()
                ? "Notion takes the token of " + JsonFields.find(own.json(), "name").orElse("it")
                : "Notion takes the token"));
    boolean some = search("").filter(found -> !remember(found).isEmpty()).isPresent();
    findings.add(
        new CredentialFinding(
            some,
            some
                ? "pages are shared with the integration"
                : "no page is shared with the integration: add it to a page under Connections"));
    listed.keySet().stream()
        .findFirst()
        .ifPresent(
            id ->
                findings.add(
                    client.get("/v1/pages/" + id + "/markdown").status() == 403
                        ? new CredentialFinding(
                            false, "pages cannot be read: the integration needs to read content")
                        : new CredentialFinding(true, "the text of pages can be read")));
    return findings;
  }

  @Override
  public long requests() {
    return client.requests();
  }

  @Override
  public void close() {}
}
