package io.signalbox.ingestion.live.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import io.signalbox.ingestion.live.SourceFailureException;
import io.signalbox.ingestion.live.SweepPage;
import io.signalbox.ingestion.live.http.RestClient;
import io.signalbox.ingestion.live.http.RestResponse;
import io.signalbox.ingestion.ticket.TicketFormat;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.Principal;
import io.signalbox.knowledge.identity.GroupSnapshot;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Live source that reads issues and merged pull requests of a GitHub repository. Changes are
 * queried from the time of the last one on, since page numbers would skip an issue where another
 * one before it changes meanwhile. Only where more issues than a page holds changed in the same
 * second does the page number go on.
 */
final class GithubSource implements LiveSource {
  private static final int PAGE = 100;

  private final GithubSettings settings;
  private final RestClient client;
  private final Map<String, String> people;
  private final Map<String, JsonNode> listed = new HashMap<>();
  private @Nullable JsonNode repository;
  private Optional<Set<Principal>> readers = Optional.empty();

  GithubSource(GithubSettings settings, RestClient client, Map<String, String> people) {
    this.settings = settings;
    this.client = client;
    this.people = people;
  }

  @Override
  public ChangePage changes(Optional<String> cursor) {
    String[] at = cursor.orElse(" 1").split(" ", -1);
    String since = at[0];
    int page = Integer.parseInt(at[1]);
    RestResponse answer =
        list(
            "issues?state=all&sort=updated&direction=asc&per_page="
                + PAGE
                + (since.isEmpty() ? "" : "&since=" + since)
                + (page == 1 ? "" : "&page=" + page));
    List<ItemChange> changes = new ArrayList<>();
    String last = since;
    for (JsonNode issue : answer.json()) {
      changes.add(new ItemChange.Changed(remember(issue)));
      last = issue.path("updated_at").asText();
    }
    boolean full = changes.size() >= PAGE;
    boolean stuck = full && last.equals(since);
    return new ChangePage(changes, last + " " + (stuck ? page + 1 : 1), full, OptionalLong.empty());
  }

  @Override
  public SweepPage sweep(Optional<String> page) {
    RestResponse answer =
        page.isPresent()
            ? RestClient.served(client.get(URI.create(page.get())), "the issues")
            : list("issues?state=all&sort=created&direction=asc&per_page=" + PAGE);
    listed.clear();
    List<ItemVersion> items = new ArrayList<>();
    answer.json().forEach(issue -> items.add(remember(issue)));
    return new SweepPage(items, answer.link("next").map(URI::toString));
  }

  private RestResponse list(String query) {
    listed.clear();
    return RestClient.served(client.get(path(query)), "the issues of " + settings.address());
  }

  private ItemVersion remember(JsonNode issue) {
    String id = "issues/" + issue.path("number").asLong();
    listed.put(id, issue);
    return new ItemVersion(id, version(issue));
  }

  private static String version(JsonNode issue) {
    return issue.path("updated_at").asText();
  }

  @Override
  public ItemContent content(String id) {
    JsonNode issue = listed.get(id);
    if (issue == null) {
      RestResponse answer = client.get(path(id));
      if (answer.isGone() || answer.isMoved() || isTransferred(answer)) {
        return new ItemContent.Gone();
      }
      issue = RestClient.served(answer, id).json();
    }
    if (issue.hasNonNull("pull_request")) {
      return pullRequest(issue);
    }
    boolean closed = issue.path("state").asText().equals("closed");
    return ExportedTicket.read(
        TicketFormat.GITHUB_ISSUES,
        closed && issue.path("comments").asLong() > 0 ? withComments(id, issue) : issue,
        version(issue),
        ZoneOffset.UTC);
  }

  /** Returns whether the issue was transferred: the response names another repository. */
  private boolean isTransferred(RestResponse answer) {
    String home = answer.isOk() ? answer.json().path("repository_url").asText() : "";
    return !home.isEmpty()
        && !home.toLowerCase(Locale.ROOT)
            .endsWith("/repos/" + settings.repository().toLowerCase(Locale.ROOT));
  }

  private JsonNode withComments(String id, JsonNode issue) {
    ArrayNode comments = JsonNodeFactory.instance.arrayNode();
    RestResponse answer =
        RestClient.served(client.get(path(id + "/comments?per_page=" + PAGE)), "the comments");
    answer.json().forEach(comments::add);
    for (Optional<URI> next = answer.link("next"); next.isPresent(); next = answer.link("next")) {
      answer = RestClient.served(client.get(next.get()), "the comments");
      answer.json().forEach(comments::add);
    }
    ObjectNode whole = issue.deepCopy();
    whole.set("comments", comments);
    return whole;
  }

  private static ItemContent pullRequest(JsonNode pull) {
    String merged = pull.path("pull_request").path("merged_at").asText();
    String body = pull.path("body").asText("").strip();
    if (merged.length() < 10 || merged.equals("null")) {
      return new ItemContent.Skipped(version(pull), "is a pull request that is not merged");
    }
    if (body.isEmpty()) {
      return new ItemContent.Skipped(version(pull), "is a pull request without a description");
    }
    List<String> labels = new ArrayList<>();
    pull.path("labels").forEach(label -> labels.add(label.path("name").asText()));
    return new ItemContent.Present(
        version(pull),
        new LiveItem(
            new ItemBody.Page(
                "pull-" + pull.path("number").asLong() + ".md",
                body.getBytes(StandardCharsets.UTF_8)),
            Optional.of(pull.path("title").asText()),
            Optional.of(pull.path("html_url").asText()),
            Optional.empty(),
            Optional.of(LocalDate.parse(merged.substring(0, 10))),
            labels));
  }

  /** {@inheritDoc} A public repository adds no limit; a private one permits its collaborators. */
  @Override
  public ItemAccess access(String id) {
    if (!repository().path("private").asBoolean(true)) {
      return new ItemAccess.AsConfigured();
    }
    return readers().isPresent()
        ? new ItemAccess.Permitted(AccessRule.only(Set.of(everyReader())))
        : new ItemAccess.RightsUnknown("the token may not list who has access to the repository");
  }

  private Principal everyReader() {
    return Principal.external("github-repository", settings.host(), settings.repository());
  }

  @Override
  public GroupSnapshot groups() {
    if (!repository().path("private").asBoolean(true) || readers().isEmpty()) {
      return GroupSnapshot.none();
    }
    Map<Principal, String> mails =
        people.entrySet().stream()
            .collect(Collectors.toMap(each -> user(each.getKey()), Map.Entry::getValue));
    return new GroupSnapshot(mails, Map.of(everyReader(), readers().get()));
  }

  private Principal user(String login) {
    return Principal.external("github-user", settings.host(), login.toLowerCase(Locale.ROOT));
  }

  /**
   * Returns the accounts with access directly, by a team or by the organisation; empty where the
   * token may not list them.
   */
  private Optional<Set<Principal>> readers() {
    if (readers.isEmpty()) {
      Set<Principal> all = new HashSet<>();
      RestResponse answer = client.get(path("collaborators?affiliation=all&per_page=" + PAGE));
      if (answer.status() == 403 || answer.isGone()) {
        return Optional.empty();
      }
      RestClient.served(answer, "who has access").json().forEach(each -> add(all, each));
      for (Optional<URI> next = answer.link("next"); next.isPresent(); next = answer.link("next")) {
        answer = RestClient.served(client.get(next.get()), "who has access");
        answer.json().forEach(each -> add(all, each));
      }
      readers = Optional.of(all);
    }
    return readers;
  }

  private void add(Set<Principal> all, JsonNode account) {
    boolean mayRead = account.path("permissions").path("pull").asBoolean(true);
    if (mayRead && account.hasNonNull("login")) {
      all.add(user(account.path("login").asText()));
    }
  }

  private JsonNode repository() {
    JsonNode known = repository;
    if (known == null) {
      RestResponse answer = client.get("/repos/" + settings.repository());
      if (answer.isGone()) {
        throw SourceFailureException.ofCredentials(
            settings.address() + " is not there, or the token may not see it");
      }
      known = RestClient.served(answer, settings.address()).json();
      repository = known;
    }
    return known;
  }

  @Override
  public List<CredentialFinding> check() {
    List<CredentialFinding> findings = new ArrayList<>();
    boolean isPrivate = repository().path("private").asBoolean(true);
    findings.add(new CredentialFinding(true, settings.address() + " can be read"));
    RestResponse issues = client.get(path("issues?state=all&per_page=1"));
    findings.add(
        new CredentialFinding(
            issues.isOk(),
            issues.isOk()
                ? "its issues can be read"
                : "its issues cannot be read: the token needs Issues: read, Pull requests: read"));
    if (isPrivate) {
      boolean listed = readers().isPresent();
      findings.add(
          new CredentialFinding(
              listed,
              listed
                  ? readers().get().size() + " accounts may see it"
                  : "who may see it cannot be read, so nobody sees it: the token needs"
                      + " Administration: read or push access"));
    }
    return findings;
  }

  private String path(String below) {
    return "/repos/" + settings.repository() + "/" + below;
  }

  @Override
  public long requests() {
    return client.requests();
  }

  @Override
  public void close() {}
}
