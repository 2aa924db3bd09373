package io.signalbox.ingestion.live.jira;

import com.fasterxml.jackson.databind.JsonNode;
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
import io.signalbox.ingestion.live.SourceFailureException;
import io.signalbox.ingestion.live.SweepPage;
import io.signalbox.ingestion.live.http.RestClient;
import io.signalbox.ingestion.live.http.RestResponse;
import io.signalbox.ingestion.live.jira.JiraSearch.IssuePage;
import io.signalbox.ingestion.ticket.TicketFormat;
import io.signalbox.knowledge.document.Principal;
import io.signalbox.knowledge.identity.GroupSnapshot;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Live source that reads resolved issues of Jira projects, identified by issue id, which stays when
 * the key changes. Changes are queried in the order in which they were made. In the cloud the pages
 * of a query go on by a token; in Data Center each page begins at the time of the last change,
 * since an offset would skip an issue where another one before it changes meanwhile.
 */
final class JiraSource implements LiveSource {
  private static final int PAGE = 100;
  private static final int SWEEP_PAGE = 1_000;

  /**
   * Overlap of a run's query with the one before, since Jira's search index lags by some seconds.
   */
  private static final Duration OVERLAP = Duration.ofMinutes(2);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT);

  private final JiraSettings settings;
  private final RestClient client;
  private final JiraSearch search;
  private final JiraAdministration jira;
  private final JiraAccounts accounts;
  private final JiraRights rights;
  private final Map<String, JsonNode> listed = new HashMap<>();
  private long newest;
  private boolean begun;

  JiraSource(JiraSettings settings, RestClient client, Map<String, String> people) {
    this.settings = settings;
    this.client = client;
    this.search = new JiraSearch(settings, client);
    this.jira = new JiraAdministration(settings, client);
    this.accounts = new JiraAccounts(settings, jira, people);
    this.rights = new JiraRights(settings, jira, accounts);
  }

  /**
   * {@inheritDoc} The cursor is a time in epoch milliseconds and, within a query, the page token.
   */
  @Override
  public ChangePage changes(Optional<String> cursor) {
    String[] at = cursor.orElse("0").split(" ", 2);
    long stored = Long.parseLong(at[0]);
    newest = Math.max(newest, stored);
    long since = at.length == 2 || begun ? stored : Math.max(0, stored - OVERLAP.toMillis());
    boolean first = !begun;
    begun = true;
    Optional<String> from = at.length == 2 ? Optional.of(at[1]) : Optional.empty();
    String rest = (since == 0 ? "" : " and updated >= " + since) + " order by updated asc, id asc";
    IssuePage page = search.page(rest, from, PAGE, JiraSearch.WHOLE);
    if (page.refused()) {
      // A token that a run of some days ago left; one of this run's is not forgotten.
      if (!first) {
        throw brokenOff();
      }
      return changes(Optional.of("" + stored));
    }
    listed.clear();
    List<ItemChange> changes = new ArrayList<>();
    long last = since;
    for (JsonNode issue : page.issues()) {
      ItemVersion item = remember(issue);
      listed.put(item.id(), issue);
      changes.add(new ItemChange.Changed(item));
      last = Math.max(last, millis(item.version()));
    }
    newest = Math.max(newest, last);
    return new ChangePage(
        changes, next(page, since, last, from), page.next().isPresent(), OptionalLong.empty());
  }

  private String next(IssuePage page, long since, long last, Optional<String> from) {
    if (page.next().isEmpty()) {
      return "" + newest;
    }
    if (settings.cloud()) {
      return since + " " + page.next().get();
    }
    boolean stuck = last == since;
    return stuck ? since + " " + (from.map(Integer::parseInt).orElse(0) + PAGE) : "" + last;
  }

  @Override
  public SweepPage sweep(Optional<String> page) {
    IssuePage found = search.page(" order by id asc", page, SWEEP_PAGE, JiraSearch.FACTS);
    if (found.refused()) {
      throw brokenOff();
    }
    listed.clear();
    return new SweepPage(found.issues().stream().map(this::remember).toList(), found.next());
  }

  private static SourceFailureException brokenOff() {
    return SourceFailureException.ofSource(
        "the list of issues broke off; the next run begins it anew", null);
  }

  private ItemVersion remember(JsonNode issue) {
    String id = "issue/" + JsonFields.text(issue, "id");
    rights.remember(id, issue);
    return new ItemVersion(id, JsonFields.text(issue, "fields", "updated"));
  }

  private static long millis(String updated) {
    try {
      return OffsetDateTime.parse(updated, TIME).toInstant().toEpochMilli();
    } catch (DateTimeException e) {
      return 0;
    }
  }

  @Override
  public ItemContent content(String id) {
    JsonNode issue = listed.get(id);
    if (issue == null) {
      RestResponse answer =
          client.get(settings.api() + id + "?fields=" + String.join(",", JiraSearch.WHOLE));
      if (answer.isGone()) {
        return new ItemContent.Gone();
      }
      issue = RestClient.served(answer, id).json();
      ItemVersion unused = remember(issue);
    }
    if (!settings.projects().contains(JiraRights.project(issue))) {
      return new ItemContent.Gone();
    }
    JsonNode whole = mayBeResolved(issue) ? search.withComments(issue) : issue;
    return ExportedTicket.read(
        TicketFormat.JIRA_JSON,
        linked(whole),
        JsonFields.text(issue, "fields", "updated"),
        ZoneOffset.UTC);
  }

  private static boolean mayBeResolved(JsonNode issue) {
    JsonNode fields = issue.path("fields");
    return fields.hasNonNull("resolution")
        || fields.hasNonNull("resolutiondate")
        || JsonFields.text(fields, "status", "statusCategory", "key").equals("done");
  }

  /**
   * Returns the issue with its {@code self} address at the site that people open, from which its
   * link is built.
   */
  private JsonNode linked(JsonNode issue) {
    if (settings.site().isEmpty()) {
      return issue;
    }
    ObjectNode copy = issue.deepCopy();
    String site = settings.site().get().toString().replaceFirst("/+$", "");
    return copy.put("self", site + settings.api());
  }

  @Override
  public ItemAccess access(String id) {
    return rights.of(id);
  }

  @Override
  public GroupSnapshot groups() {
    return groups(Set.of());
  }

  @Override
  public GroupSnapshot groups(Set<Principal> named) {
    Set<Principal> all = new HashSet<>(named);
    for (String project : settings.projects()) {
      rights.browsers(project).ifPresent(holders -> all.addAll(holders.named()));
    }
    return accounts.snapshot(all);
  }

  @Override
  public List<CredentialFinding> check() {
    List<CredentialFinding> findings = new ArrayList<>();
    for (String project : settings.projects()) {
      new JiraPermissionCheck(settings, jira, rights, accounts).add(findings, project);
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
