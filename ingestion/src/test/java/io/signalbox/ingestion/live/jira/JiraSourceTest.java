package io.signalbox.ingestion.live.jira;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.config.secret.Secret;
import io.signalbox.ingestion.live.LiveFixture;
import io.signalbox.ingestion.live.LiveSettings;
import io.signalbox.ingestion.live.RestPeer;
import io.signalbox.ingestion.live.RestPeer.PeerAnswer;
import io.signalbox.ingestion.live.RestPeer.PeerRequest;
import io.signalbox.ingestion.live.jira.JiraSettings.JiraLogin;
import io.signalbox.ingestion.live.jira.JiraSystem.JiraOpener;
import io.signalbox.ingestion.live.sync.SyncReport;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.Principal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers in the shapes of Jira's REST interfaces: version 3 of the cloud, 2 of a data centre. */
class JiraSourceTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern SINCE = Pattern.compile("updated >= (\\d+)");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT);

  /** Issue at Jira; without a day of resolution it is open. */
  private record Issue(int id, String key, Instant updated, boolean resolved, String level) {
    String json(boolean cloud) {
      String text = "The pool of connections was too small.";
      String body =
          cloud
              ? """
              {"type": "doc", "version": 1, "content": [{"type": "paragraph", "content": [
                {"type": "text", "text": "%s"}]}]}\
              """
                  .formatted(text)
              : "\"" + text + "\"";
      return """
      {"id": "%d", "key": "%s", "self": "https://jira.example.com/rest/api/2/issue/%d", "fields": {
        "summary": "Checkout fails %d", "description": "It fails with code %d.",
        "updated": "%s", "project": {"key": "%s"},
        "status": {"name": "%s", "statusCategory": {"key": "%s"}},
        "resolution": %s, "resolutiondate": %s, "labels": ["pool"], "components": [],
        "issuerestriction": {"issuerestrictions": {}, "shouldDisplay": false},
        "security": %s,
        "reporter": {"accountId": "rep", "key": "rep", "displayName": "Rae", "active": true},
        "assignee": {"accountId": "sol", "key": "sol", "displayName": "Sol",
                     "emailAddress": "sol@example.com", "active": true},
        "comment": {"total": 2, "comments": [
          {"author": {"accountId": "sol", "displayName": "Sol"}, "body": %s},
          {"author": {"accountId": "sol", "displayName": "Sol"}, "body": "Her password is hunter.",
           "visibility": {"type": "role", "value": "Administrators"}}]}}}\
      """
          .formatted(
              id,
              key,
              id,
              id,
              id,
              TIME.format(updated.atOffset(ZoneOffset.ofHours(5))),
              key.replaceFirst("-.*", ""),
              resolved ? "Done" : "To Do",
              resolved ? "done" : "new",
              resolved ? "{\"name\": \"Fixed\"}" : "null",
              resolved ? "\"2026-11-29T10:00:00.000+0000\"" : "null",
              level.isEmpty() ? "null" : "{\"id\": \"%s\", \"name\": \"Inner\"}".formatted(level),
              body);
    }
  }

  @TempDir private Path folder;
  private final Map<Integer, Issue> issues = new TreeMap<>();
  private RestPeer peer;
  private LiveFixture live;
  private boolean cloud = true;

  @BeforeEach
  void start() throws IOException {
    live = new LiveFixture(folder);
    peer = new RestPeer();
    peer.on("/rest/api/3/search/jql|/rest/api/2/search", this::search);
    peer.on("/rest/api/\\d/issue/\\d+", this::one);
    peer.on("/rest/api/\\d/project/OPS", request -> PeerAnswer.json("{\"key\": \"OPS\"}"));
    browsers(
        "{\"type\": \"projectRole\", \"parameter\": \"10002\", \"value\": \"10002\"}",
        "{\"type\": \"reporter\"}",
        "{\"type\": \"userCustomField\", \"parameter\": \"customfield_1\"}");
    peer.on(
        "/rest/api/\\d/project/OPS/role/10002",
        request ->
            PeerAnswer.json(
                """
                {"id": 10002, "actors": [
                  {"type": "atlassian-group-role-actor", "name": "sre",
                   "actorGroup": {"name": "sre", "groupId": "0b4cc1f7-53b6-4e3e-b1fd-6ad1df5ab6c7"}},
                  {"type": "atlassian-user-role-actor", "name": "una",
                   "actorUser": {"accountId": "una"}}]}\
                """));
    peer.on(
        "/rest/api/\\d/group/member",
        request ->
            PeerAnswer.json(
                """
                {"startAt": 0, "total": 1, "isLast": true, "values": [
                  {"accountId": "ana", "key": "ana", "name": "ana", "active": true,
                   "emailAddress": "ana@example.com"}]}\
                """));
    peer.on(
        "/rest/api/3/user/bulk",
        request ->
            PeerAnswer.json(
                request.query().contains("accountId=una")
                    ? "{\"values\": [{\"accountId\": \"una\", \"emailAddress\":"
                        + " \"una@example.com\"}]}"
                    : "{\"values\": []}"));
    peer.on(
        "/rest/api/3/project/OPS/issuesecuritylevelscheme",
        request -> PeerAnswer.json("{\"id\": 7, \"name\": \"Inner matters\"}"));
    peer.on(
        "/rest/api/3/issuesecurityschemes/7/members",
        request ->
            PeerAnswer.json(
                """
                {"isLast": true, "values": [{"id": "1", "issueSecurityLevelId": "900",
                  "holder": {"expand": "user", "type": "user", "user": {"accountId": "sol"}}}]}\
                """));
  }

  @AfterEach
  void stop() {
    live.close();
    peer.close();
  }

  private void browsers(String... holders) {
    String all =
        List.of(holders).stream()
            .map("{\"permission\": \"BROWSE_PROJECTS\", \"holder\": %s}"::formatted)
            .collect(Collectors.joining(","));
    peer.on(
        "/rest/api/\\d/project/OPS/permissionscheme",
        request ->
            PeerAnswer.json(
                "{\"id\": 1, \"permissions\": [{\"permission\": \"ADD_COMMENTS\", \"holder\":"
                    + " {\"type\": \"anyone\"}}, "
                    + all
                    + "]}"));
  }

  private void put(int id, Instant updated, boolean resolved, String level) {
    issues.put(id, new Issue(id, "OPS-" + id, updated, resolved, level));
  }

  private PeerAnswer one(PeerRequest request) {
    Issue issue = issues.get(Integer.parseInt(request.path().replaceFirst(".*/", "")));
    return issue == null ? PeerAnswer.status(404, Map.of()) : PeerAnswer.json(issue.json(cloud));
  }

  private PeerAnswer search(PeerRequest request) {
    try {
      JsonNode question = JSON.readTree(request.body());
      Matcher since = SINCE.matcher(question.path("jql").asText());
      long from = since.find() ? Long.parseLong(since.group(1)) : 0;
      List<Issue> found =
          issues.values().stream()
              .filter(each -> each.updated().toEpochMilli() >= from)
              .filter(each -> each.key().startsWith("OPS-"))
              .sorted(
                  question.path("jql").asText().contains("order by updated")
                      ? Comparator.comparing(Issue::updated).thenComparing(Issue::id)
                      : Comparator.comparing(Issue::id))
              .toList();
      int start =
          cloud ? question.path("nextPageToken").asInt(0) : question.path("startAt").asInt(0);
      int end = Math.min(found.size(), start + question.path("maxResults").asInt());
      String page =
          found.subList(Math.min(start, end), end).stream()
              .map(each -> each.json(cloud))
              .collect(Collectors.joining(",", "\"issues\": [", "]"));
      return PeerAnswer.json(
          cloud
              ? "{%s, \"isLast\": %s, \"nextPageToken\": %s}"
                  .formatted(
                      page, end == found.size(), end < found.size() ? "\"" + end + "\"" : null)
              : "{%s, \"startAt\": %d, \"total\": %d}".formatted(page, start, found.size()));
    } catch (IOException e) {
      return PeerAnswer.status(400, Map.of());
    }
  }

  private JiraOpener opener(Map<String, AccessRule> projectAccess) {
    return new JiraOpener(
        new JiraSettings(
            peer.url(),
            Optional.empty(),
            cloud,
            List.of("OPS"),
            projectAccess,
            Map.of(),
            new JiraLogin(Optional.of("bot@example.com"), Optional.of(new Secret("right")))));
  }

  private SyncReport run(JiraOpener opener) {
    LiveSettings settings = live.settings(opener, AccessRule.everyone());
    return live.sync(settings).run(settings, () -> false);
  }

  private static Principal principal(String kind, String name) {
    return Principal.external(kind, "127.0.0.1", name);
  }

  @Test
  void readsResolvedIssuesOnceByTheTimeOfTheirLastChangeInTheCloud() {
    readsEachIssueOnce();
    assertThat(live.document("issue/7").passages().toString())
        .contains("pool of connections was too small")
        .doesNotContain("hunter");
    assertThat(live.document("issue/7").frontMatter().link())
        .contains("https://jira.example.com/browse/OPS-7");
  }

  @Test
  void readsResolvedIssuesOnceByTheTimeOfTheirLastChangeInADataCentre() {
    cloud = false;
    readsEachIssueOnce();
  }

  private void readsEachIssueOnce() {
    Instant at = Instant.parse("2026-11-29T10:00:00Z");
    for (int i = 1; i <= 130; i++) {
      put(i, at.plusMillis(i > 5 && i <= 115 ? 5 : i), i != 8, "");
    }
    assertThat(run(opener(Map.of())))
        .returns(Optional.empty(), SyncReport::failure)
        .returns(129L, SyncReport::stored);
    assertThat(live.status(opener(Map.of())).reasons()).containsEntry("is an open ticket", 1L);

    assertThat(run(opener(Map.of()))).returns(0L, SyncReport::stored);

    put(3, at.plusSeconds(60), true, "");
    issues.put(4, new Issue(4, "WEB-1", at.plusSeconds(61), true, ""));
    issues.remove(5);
    live.clock.move(Duration.ofDays(2));
    assertThat(run(opener(Map.of())))
        .returns(1L, SyncReport::stored)
        .returns(2L, SyncReport::removed);
    assertThat(live.stored()).doesNotContain("issue/4", "issue/5").contains("issue/3");
  }

  @Test
  void letsThoseSeeAnIssueWhoMayBrowseItsProjectAndAreOfItsSecurityLevel() {
    Instant at = Instant.parse("2026-11-29T10:00:00Z");
    put(1, at, true, "");
    put(2, at, true, "900");
    put(3, at, true, "901");
    run(opener(Map.of()));
    Principal role = principal("jira-role", "OPS/10002");
    String browse = principal("jira-user", "rep") + "," + role;
    List<String> sorted = List.of(browse.split(",")).stream().sorted().toList();
    browse = String.join(",", sorted);
    assertThat(live.document("issue/1").access()).isEqualTo(AccessRule.parse(browse + ";public"));
    assertThat(live.document("issue/2").access())
        .isEqualTo(AccessRule.parse(browse + ";" + principal("jira-user", "sol") + ";public"));
    assertThat(live.document("issue/3").access().isNobody()).isTrue();
    assertThat(live.accounts.principalsOf("ana@example.com")).contains(role);
    assertThat(live.accounts.principalsOf("una@example.com")).contains(role);
    assertThat(live.accounts.principalsOf("sol@example.com"))
        .contains(principal("jira-user", "sol"))
        .doesNotContain(role);

    browsers("{\"type\": \"anyone\"}");
    live.clock.move(Duration.ofDays(2));
    assertThat(run(opener(Map.of()))).returns(0L, SyncReport::stored);
    assertThat(live.document("issue/1").access()).isEqualTo(AccessRule.everyone());
  }

  @Test
  void showsAnIssueToNobodyWhereTheRightsCannotBeReadAndSaysWhichRightIsMissing() {
    put(1, Instant.parse("2026-11-29T10:00:00Z"), true, "");
    // Jira refuses so where only the right to administer the project is missing.
    peer.on(
        "/rest/api/\\d/project/OPS/permissionscheme", request -> PeerAnswer.status(401, Map.of()));
    run(opener(Map.of()));
    assertThat(live.document("issue/1").access().isNobody()).isTrue();
    LiveSettings settings = live.settings(opener(Map.of()), AccessRule.everyone());
    assertThat(live.sync(settings).check(settings))
        .anyMatch(
            finding -> !finding.holds() && finding.sentence().contains("Administer Projects"));

    JiraOpener stated = opener(Map.of("OPS", AccessRule.parse("group:sre")));
    run(stated);
    assertThat(live.document("issue/1").access()).isEqualTo(AccessRule.parse("group:sre;public"));
  }
}
