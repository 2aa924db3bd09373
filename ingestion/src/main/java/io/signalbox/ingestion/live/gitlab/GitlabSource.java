package io.signalbox.ingestion.live.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.ingestion.json.JsonFields;
import io.signalbox.ingestion.live.ChangePage;
import io.signalbox.ingestion.live.CredentialFinding;
import io.signalbox.ingestion.live.ExportedTicket;
import io.signalbox.ingestion.live.ItemAccess;
import io.signalbox.ingestion.live.ItemChange;
import io.signalbox.ingestion.live.ItemContent;
import io.signalbox.ingestion.live.ItemVersion;
import io.signalbox.ingestion.live.LiveSource;
import io.signalbox.ingestion.live.SweepPage;
import io.signalbox.ingestion.live.gitlab.GitlabRights.ProjectPart;
import io.signalbox.ingestion.live.http.RestClient;
import io.signalbox.ingestion.live.http.RestResponse;
import io.signalbox.ingestion.ticket.TicketFormat;
import io.signalbox.knowledge.identity.GroupSnapshot;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Live source that reads issues, merged merge requests and wiki pages of a GitLab project. Changes
 * of issues and merge requests are queried from the time of the last one on; only where more than a
 * page holds changed at the same time does the page number go on. The wiki is small and has no
 * times of change: it is read whole.
 */
final class GitlabSource implements LiveSource {
  private static final int PAGE = 100;

  private final GitlabSettings settings;
  private final RestClient client;
  private final GitlabRights rights;
  private final Map<String, JsonNode> listed = new HashMap<>();

  GitlabSource(GitlabSettings settings, RestClient client, Map<String, String> people) {
    this.settings = settings;
    this.client = client;
    this.rights = new GitlabRights(settings, client, people);
  }

  @Override
  public ChangePage changes(Optional<String> cursor) {
    listed.clear();
    GitlabCursor at = GitlabCursor.parse(cursor);
    if (at.part() == ProjectPart.WIKI) {
      return page(wiki(), at.begin(), false);
    }
    if (!rights.has(at.part())) {
      return page(List.of(), at.nextPart(), true);
    }
    RestResponse answer =
        client.get(
            list(at.part())
                + "&order_by=updated_at&page="
                + at.page()
                + (at.since().isEmpty() ? "" : "&updated_after=" + at.since()));
    List<ItemVersion> items = remember(RestClient.served(answer, what(at.part())), at.part());
    boolean full = items.size() >= PAGE;
    String last = items.isEmpty() ? at.since() : items.getLast().version();
    GitlabCursor after = at.after(last, full);
    return page(items, full ? after : after.nextPart(), true);
  }

  private static ChangePage page(List<ItemVersion> items, GitlabCursor next, boolean more) {
    List<ItemChange> changes = new ArrayList<>();
    items.forEach(item -> changes.add(new ItemChange.Changed(item)));
    return new ChangePage(changes, next.text(), more, OptionalLong.empty());
  }

  /** {@inheritDoc} The page token holds the project part and, after its first page, the address. */
  @Override
  public SweepPage sweep(Optional<String> page) {
    listed.clear();
    String[] at = page.orElse(ProjectPart.ISSUES.name()).split(" ", 2);
    ProjectPart part = ProjectPart.valueOf(at[0]);
    if (part == ProjectPart.WIKI) {
      return new SweepPage(wiki(), Optional.empty());
    }
    Optional<String> nextPart = Optional.of(part.next().name());
    if (!rights.has(part)) {
      return new SweepPage(List.of(), nextPart);
    }
    RestResponse answer =
        RestClient.served(
            at.length == 2
                ? client.get(URI.create(at[1]))
                : client.get(list(part) + "&order_by=created_at"),
            what(part));
    Optional<String> next = answer.link("next").map(uri -> part + " " + uri);
    return new SweepPage(remember(answer, part), next.or(() -> nextPart));
  }

  private String list(ProjectPart part) {
    return settings.api()
        + (part == ProjectPart.ISSUES ? "/issues?scope=all" : "/merge_requests?state=merged")
        + "&sort=asc&per_page="
        + PAGE;
  }

  private String what(ProjectPart part) {
    return GitlabItems.folder(part) + " of " + settings.address();
  }

  private List<ItemVersion> remember(RestResponse answer, ProjectPart part) {
    List<ItemVersion> items = new ArrayList<>();
    for (JsonNode item : answer.json()) {
      String id = GitlabItems.folder(part) + "/" + JsonFields.text(item, "iid");
      listed.put(id, item);
      items.add(new ItemVersion(id, JsonFields.text(item, "updated_at")));
    }
    return items;
  }

  private List<ItemVersion> wiki() {
    List<ItemVersion> items = new ArrayList<>();
    if (!rights.has(ProjectPart.WIKI)) {
      return items;
    }
    RestResponse answer = client.get(settings.api() + "/wikis?with_content=1");
    for (JsonNode page : RestClient.served(answer, what(ProjectPart.WIKI)).json()) {
      String id = "wikis/" + JsonFields.text(page, "slug");
      listed.put(id, page);
      items.add(new ItemVersion(id, GitlabItems.wikiVersion(page)));
    }
    return items;
  }

  @Override
  public ItemContent content(String id) {
    JsonNode item = listed.get(id);
    if (item == null) {
      String name = id.substring(id.indexOf('/') + 1);
      RestResponse answer =
          client.get(
              settings.api()
                  + "/"
                  + GitlabItems.folder(GitlabItems.part(id))
                  + "/"
                  + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
      if (answer.isGone()) {
        return new ItemContent.Gone();
      }
      item = RestClient.served(answer, id).json();
    }
    return switch (GitlabItems.part(id)) {
      case WIKI -> GitlabItems.wikiPage(item, JsonFields.text(rights.project(), "web_url"));
      case MERGE_REQUESTS -> GitlabItems.mergeRequest(item);
      case ISSUES ->
          ExportedTicket.read(
              TicketFormat.GITLAB_JSON,
              withNotes(id, item),
              JsonFields.text(item, "updated_at"),
              ZoneOffset.UTC);
    };
  }

  private JsonNode withNotes(String id, JsonNode issue) {
    boolean wanted =
        JsonFields.text(issue, "state").equals("closed")
            && !issue.path("confidential").asBoolean(false)
            && issue.path("user_notes_count").asInt(1) > 0;
    if (!wanted) {
      return issue;
    }
    ObjectNode whole = issue.deepCopy();
    ArrayNode notes = whole.putArray("notes");
    Optional<RestResponse> answer =
        Optional.of(client.get(settings.api() + "/" + id + "/notes?sort=asc&per_page=" + PAGE));
    while (answer.isPresent()) {
      RestClient.served(answer.get(), "the notes of an issue").json().forEach(notes::add);
      answer = answer.get().link("next").map(client::get);
    }
    return whole;
  }

  @Override
  public ItemAccess access(String id) {
    return rights.of(GitlabItems.part(id));
  }

  @Override
  public GroupSnapshot groups() {
    return rights.groups();
  }

  @Override
  public List<CredentialFinding> check() {
    List<CredentialFinding> findings = new ArrayList<>();
    JsonNode unused = rights.project();
    findings.add(new CredentialFinding(true, settings.address() + " can be read"));
    for (ProjectPart part : ProjectPart.values()) {
      if (rights.has(part)) {
        check(part).ifPresent(findings::add);
      }
    }
    return findings;
  }

  private Optional<CredentialFinding> check(ProjectPart part) {
    String what = "its " + GitlabItems.folder(part).replace('_', ' ');
    String path = part == ProjectPart.WIKI ? settings.api() + "/wikis" : list(part) + "&page=1";
    if (!client.get(path).isOk()) {
      return Optional.of(
          new CredentialFinding(
              false,
              what + " cannot be read: the token needs read_api, and role Reporter or more"));
    }
    return rights.of(part) instanceof ItemAccess.RightsUnknown
        ? Optional.of(
            new CredentialFinding(
                false,
                "who may see "
                    + what
                    + " cannot be read, so nobody sees them: the token needs read_api, and to be a"
                    + " member's"))
        : Optional.empty();
  }

  @Override
  public long requests() {
    return client.requests();
  }

  @Override
  public void close() {}
}
