package io.signalbox.ingestion.live.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.ingestion.json.JsonFields;
import io.signalbox.ingestion.live.ChangePage;
import io.signalbox.ingestion.live.CredentialFinding;
import io.signalbox.ingestion.live.ExportedTicket;
import io.signalbox.ingestion.live.ItemAccess;
import io.signalbox.ingestion.live.ItemBody;
import io.signalbox.ingestion.live.ItemChange;
import io.signalbox.ingestion.live.ItemContent;
import io.signalbox.ingestion.live.ItemVersion;
import io.signalbox.ingestion.live.LiveItem;
import io.signalbox.ingestion.live.LiveSource;
import io.signalbox.ingestion.live.SweepPage;
import io.signalbox.ingestion.live.http.RestClient;
import io.signalbox.ingestion.live.http.RestResponse;
import io.signalbox.ingestion.ticket.TicketFormat;
import io.signalbox.knowledge.identity.GroupSnapshot;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Live source that reads solved tickets and help centre articles of Zendesk by its incremental
 * exports. The export of tickets tells deletions; articles that are gone are found by the complete
 * list.
 */
final class ZendeskSource implements LiveSource {
  private static final String TICKETS = "tickets/";
  private static final String ARTICLES = "articles/";
  private static final String EXPORT = "/api/v2/incremental/tickets/cursor.json?";
  private static final Set<String> SOLVED = Set.of("solved", "closed");

  private final ZendeskSettings settings;
  private final RestClient client;
  private final ZendeskRights rights;
  private final Map<String, JsonNode> listed = new HashMap<>();
  private final Map<String, ItemAccess> access = new HashMap<>();

  ZendeskSource(ZendeskSettings settings, RestClient client, Map<String, String> people) {
    this.settings = settings;
    this.client = client;
    this.rights = new ZendeskRights(settings, client, people);
  }

  @Override
  public ChangePage changes(Optional<String> cursor) {
    ExportCursor at = ExportCursor.parse(cursor);
    listed.clear();
    return at.readsArticles() ? articles(at) : tickets(at);
  }

  private ChangePage tickets(ExportCursor at) {
    JsonNode json = export(at.tickets());
    List<ItemChange> changes = new ArrayList<>();
    for (JsonNode ticket : json.path("tickets")) {
      ItemVersion item = remember(ticket, TICKETS);
      boolean deleted = JsonFields.text(ticket, "status").equals("deleted");
      changes.add(deleted ? new ItemChange.Removed(item.id()) : new ItemChange.Changed(item));
    }
    String next = JsonFields.find(json, "after_cursor").orElse(at.tickets());
    // A cursor that does not move on would be asked for without end.
    boolean more = !json.path("end_of_stream").asBoolean(true) && !next.equals(at.tickets());
    boolean articlesNext = !more && settings.articles();
    return new ChangePage(
        changes,
        new ExportCursor(next, at.articles(), articlesNext).text(),
        more || articlesNext,
        OptionalLong.empty());
  }

  /** Returns a page of the export of tickets; without a cursor its first. */
  private JsonNode export(String cursor) {
    String from =
        cursor.isEmpty()
            ? "start_time=1"
            : "cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
    return RestClient.served(client.get(EXPORT + from), "the export of tickets").json();
  }

  private ChangePage articles(ExportCursor at) {
    RestResponse answer =
        client.get("/api/v2/help_center/incremental/articles.json?start_time=" + at.articles());
    JsonNode json = RestClient.served(answer, "the export of articles").json();
    List<ItemChange> changes = new ArrayList<>();
    for (JsonNode article : json.path("articles")) {
      changes.add(new ItemChange.Changed(remember(article, ARTICLES)));
    }
    long end = Math.max(at.articles(), json.path("end_time").asLong(at.articles()));
    boolean more =
        JsonFields.find(json, "next_page").isPresent() && end > at.articles() && !changes.isEmpty();
    return new ChangePage(
        changes, new ExportCursor(at.tickets(), end, more).text(), more, OptionalLong.empty());
  }

  private ItemVersion remember(JsonNode item, String folder) {
    String id = folder + item.path("id").asText();
    listed.put(id, item);
    boolean isTicket = folder.equals(TICKETS);
    access.put(id, isTicket ? rights.ofTicket(item) : rights.ofArticle(item));
    return new ItemVersion(id, JsonFields.text(item, "updated_at"));
  }

  /** {@inheritDoc} The page token is the export's cursor, then the address of a list's page. */
  @Override
  public SweepPage sweep(Optional<String> page) {
    listed.clear();
    String at = page.orElse("");
    return at.startsWith("http") || at.equals(ARTICLES) ? sweepArticles(at) : sweepTickets(at);
  }

  private SweepPage sweepTickets(String at) {
    JsonNode json = export(at);
    List<ItemVersion> items = new ArrayList<>();
    for (JsonNode ticket : json.path("tickets")) {
      ItemVersion item = remember(ticket, TICKETS);
      if (!JsonFields.text(ticket, "status").equals("deleted")) {
        items.add(item);
      }
    }
    String next = JsonFields.find(json, "after_cursor").orElse(at);
    boolean more = !json.path("end_of_stream").asBoolean(true) && !next.equals(at);
    return new SweepPage(
        items,
        more ? Optional.of(next) : settings.articles() ? Optional.of(ARTICLES) : Optional.empty());
  }

  private SweepPage sweepArticles(String at) {
    RestResponse answer =
        at.equals(ARTICLES)
            ? client.get("/api/v2/help_center/articles.json?page%5Bsize%5D=100")
            : client.get(URI.create(at));
    JsonNode json = RestClient.served(answer, "the articles").json();
    List<ItemVersion> items = new ArrayList<>();
    json.path("articles").forEach(article -> items.add(remember(article, ARTICLES)));
    return new SweepPage(items, ZendeskLists.next(json, answer).map(URI::toString));
  }

  @Override
  public ItemContent content(String id) {
    boolean isTicket = id.startsWith(TICKETS);
    JsonNode item = listed.get(id);
    if (item == null) {
      RestResponse answer = client.get((isTicket ? "/api/v2/" : "/api/v2/help_center/") + id);
      if (answer.isGone()) {
        return new ItemContent.Gone();
      }
      item = RestClient.served(answer, id).json().path(isTicket ? "ticket" : "article");
      ItemVersion unused = remember(item, isTicket ? TICKETS : ARTICLES);
    }
    return isTicket ? ticket(id, item) : article(item);
  }

  private ItemContent ticket(String id, JsonNode item) {
    if (JsonFields.text(item, "status").equals("deleted")) {
      return new ItemContent.Gone();
    }
    ObjectNode whole = item.deepCopy();
    if (SOLVED.contains(JsonFields.text(item, "status"))) {
      whole.put("group_name", rights.groupName(JsonFields.text(item, "group_id")));
      var comments = whole.putArray("comments");
      ZendeskLists.all(client, "/api/v2/" + id + "/comments.json?", "comments")
          .orElse(List.of())
          .forEach(comments::add);
    }
    return ExportedTicket.read(
        TicketFormat.ZENDESK, whole, JsonFields.text(item, "updated_at"), ZoneOffset.UTC);
  }

  private static ItemContent article(JsonNode item) {
    String version = JsonFields.text(item, "updated_at");
    if (item.path("draft").asBoolean(false)) {
      return new ItemContent.Skipped(version, "is a draft");
    }
    return new ItemContent.Present(
        version,
        new LiveItem(
            new ItemBody.Page(
                "article.html", item.path("body").asText("").getBytes(StandardCharsets.UTF_8)),
            JsonFields.find(item, "title"),
            JsonFields.find(item, "html_url"),
            Optional.empty(),
            JsonFields.find(item, "edited_at")
                .filter(time -> time.matches("\\d{4}-\\d\\d-\\d\\dT.*"))
                .map(time -> LocalDate.parse(time.substring(0, 10))),
            JsonFields.names(item.path("label_names"))));
  }

  @Override
  public ItemAccess access(String id) {
    return access.getOrDefault(id, new ItemAccess.RightsUnknown("it cannot be read"));
  }

  @Override
  public GroupSnapshot groups() {
    return rights.groups();
  }

  /** {@inheritDoc} Zendesk permits ten exports a minute, of a thousand tickets each. */
  @Override
  public Duration sweepEvery(long items) {
    return Duration.ofHours(1);
  }

  @Override
  public List<CredentialFinding> check() {
    List<CredentialFinding> findings = new ArrayList<>();
    boolean exports = client.get(EXPORT + "start_time=1&per_page=1").isOk();
    findings.add(
        new CredentialFinding(
            exports,
            exports
                ? "tickets can be exported"
                : "tickets cannot be exported: the token needs to be an administrator's (scope"
                    + " read)"));
    boolean agents = rights.read() || settings.ticketAccess().isPresent();
    findings.add(
        new CredentialFinding(
            agents,
            agents
                ? "who may see tickets is known"
                : "agents cannot be listed, so nobody sees tickets: the token needs users:read, or"
                    + " the settings ticket-access"));
    if (settings.articles()) {
      boolean reads = client.get("/api/v2/help_center/articles.json?page%5Bsize%5D=1").isOk();
      findings.add(
          new CredentialFinding(
              reads,
              reads
                  ? "articles can be read"
                  : "articles cannot be read: the token needs hc:read, or `articles: false`"));
    }
    return findings;
  }

  @Override
  public long requests() {
    return client.requests();
  }

  @Override
  public void close() {}
}
