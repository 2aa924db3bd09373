package io.signalbox.ingestion.live.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.secret.Secret;
import io.signalbox.ingestion.live.LiveFixture;
import io.signalbox.ingestion.live.LiveSettings;
import io.signalbox.ingestion.live.RestPeer;
import io.signalbox.ingestion.live.RestPeer.PeerAnswer;
import io.signalbox.ingestion.live.RestPeer.PeerRequest;
import io.signalbox.ingestion.live.gitlab.GitlabSystem.GitlabOpener;
import io.signalbox.ingestion.live.sync.SyncReport;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.Principal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers in the shape of version 4 of GitLab's REST interface. */
class GitlabSourceTest {
  private static final String PROJECT = "/api/v4/projects/acme/shop/pay";

  /** Issue or merge request at GitLab. */
  private record Item(int number, String updated, boolean confidential) {
    String json() {
      return """
      {"id": %d, "iid": %d, "title": "Checkout fails %d", "state": "closed",
       "description": "It fails with code %d.", "confidential": %s, "user_notes_count": 1,
       "updated_at": "%s", "closed_at": "2026-02-03T00:00:00Z", "merged_at": "2026-02-03T00:00:00Z",
       "web_url": "https://gitlab.com/acme/shop/pay/-/issues/%d", "author": {"username": "ana"},
       "assignees": [{"username": "ben", "name": "Ben"}], "labels": ["bug"]}\
      """
          .formatted(number, number, number, number, confidential, updated, number);
    }
  }

  @TempDir private Path folder;
  private final List<Item> issues = new ArrayList<>();
  private final List<Item> merges = new ArrayList<>();
  private String wiki = "Raise the limit first.";
  private String visibility = "public";
  private RestPeer peer;
  private LiveFixture live;

  @BeforeEach
  void start() throws IOException {
    live = new LiveFixture(folder);
    peer = new RestPeer();
    peer.on(
        PROJECT,
        request ->
            PeerAnswer.json(
                """
                {"id": 4, "visibility": "%s", "issues_access_level": "enabled",
                 "merge_requests_access_level": "private", "wiki_access_level": "enabled",
                 "web_url": "https://gitlab.com/acme/shop/pay"}\
                """
                    .formatted(visibility)));
    peer.on(PROJECT + "/issues", request -> list(request, issues));
    peer.on(PROJECT + "/merge_requests", request -> list(request, merges));
    peer.on(PROJECT + "/issues/\\d+", request -> one(request, issues));
    peer.on(PROJECT + "/merge_requests/\\d+", request -> one(request, merges));
    peer.on(
        PROJECT + "/issues/\\d+/notes",
        request ->
            PeerAnswer.json(
                """
                [{"system": true, "body": "closed", "author": {"username": "ben"}},
                 {"internal": true, "body": "The customer is Acme.", "author": {"username": "ben"}},
                 {"body": "Raise the pool to forty.", "author": {"username": "ben"}}]\
                """));
    peer.on(
        PROJECT + "/wikis",
        request ->
            PeerAnswer.json(
                """
                [{"format": "markdown", "slug": "ops/limits", "title": "Limits", "content": "%s"}]\
                """
                    .formatted(wiki)));
    peer.on(PROJECT + "/wikis/.*", request -> PeerAnswer.status(404, Map.of()));
    peer.on(
        PROJECT + "/members/all",
        request ->
            PeerAnswer.json(
                """
                [{"id": 1, "username": "Guest", "state": "active", "access_level": 10},
                 {"id": 2, "username": "dev", "state": "active", "access_level": 30},
                 {"id": 3, "username": "left", "state": "blocked", "access_level": 50}]\
                """));
  }

  @AfterEach
  void stop() {
    live.close();
    peer.close();
  }

  private static PeerAnswer one(PeerRequest request, List<Item> items) {
    int number = Integer.parseInt(request.path().replaceFirst(".*/", ""));
    return items.stream()
        .filter(each -> each.number() == number)
        .findFirst()
        .map(each -> PeerAnswer.json(each.json()))
        .orElseGet(() -> PeerAnswer.status(404, Map.of()));
  }

  private PeerAnswer list(PeerRequest request, List<Item> items) {
    assertThat(request.uri().getRawPath()).contains("/acme%2Fshop%2Fpay/");
    Map<String, String> query =
        List.of(request.query().split("&", -1)).stream()
            .map(each -> each.split("=", 2))
            .collect(Collectors.toMap(each -> each[0], each -> each[1]));
    int page = Integer.parseInt(query.getOrDefault("page", "1"));
    List<Item> found =
        items.stream()
            .filter(each -> each.updated().compareTo(query.getOrDefault("updated_after", "")) >= 0)
            .sorted(
                "updated_at".equals(query.get("order_by"))
                    ? Comparator.comparing(Item::updated).thenComparing(Item::number)
                    : Comparator.comparing(Item::number))
            .toList();
    int to = Math.min(page * 100, found.size());
    PeerAnswer answer =
        PeerAnswer.json(
            found.subList(Math.min((page - 1) * 100, to), to).stream()
                .map(Item::json)
                .collect(Collectors.joining(",", "[", "]")));
    return to < found.size()
        ? answer.with(
            "Link",
            "<%s%s?order_by=%s&page=%d>; rel=\"next\""
                .formatted(peer.url(), request.uri().getRawPath(), query.get("order_by"), page + 1))
        : answer;
  }

  private GitlabOpener opener(Optional<AccessRule> internal) {
    return new GitlabOpener(
        new GitlabSettings(
            peer.url(), "acme/shop/pay", Optional.of(new Secret("right")), internal));
  }

  private SyncReport run(Optional<AccessRule> internal, Map<String, String> people) {
    GitlabOpener opener = opener(internal);
    LiveSettings usual = live.settings(opener, AccessRule.everyone());
    LiveSettings settings =
        new LiveSettings(
            usual.name(),
            usual.system(),
            opener,
            usual.access(),
            usual.owner(),
            usual.zone(),
            usual.every(),
            usual.sweepEvery(),
            people);
    SyncReport report = live.sync(settings).run(settings, () -> false);
    assertThat(report.failure()).isEmpty();
    return report;
  }

  @Test
  void readsIssuesMergeRequestsAndTheWikiWithMoreOfOneTimeThanAPageHolds() {
    for (int i = 1; i <= 120; i++) {
      issues.add(new Item(i, "2026-03-01T00:00:00.000Z", i == 8));
    }
    merges.add(new Item(1, "2026-03-01T00:00:00.000Z", false));
    assertThat(run(Optional.empty(), Map.of())).returns(121L, SyncReport::stored);
    assertThat(live.stored()).contains("merge_requests/1", "wikis/ops/limits");
    assertThat(live.document("issues/7").passages().toString())
        .contains("Raise the pool to forty")
        .doesNotContain("The customer is Acme");

    assertThat(run(Optional.empty(), Map.of())).returns(0L, SyncReport::stored);

    wiki = "Raise the limit last.";
    issues.set(0, new Item(1, "2026-03-05T00:00:00.000Z", false));
    issues.removeIf(each -> each.number() == 9);
    live.clock.move(Duration.ofDays(2));
    assertThat(run(Optional.empty(), Map.of()))
        .returns(2L, SyncReport::stored)
        .returns(1L, SyncReport::removed);
    assertThat(live.document("wikis/ops/limits").passages().toString()).contains("limit last");
  }

  @Test
  void letsMembersSeeWhatIsNotPublicGuestsNoMergeRequestsAndNobodyWhereMembersAreUnknown() {
    issues.add(new Item(1, "2026-03-01T00:00:00.000Z", false));
    merges.add(new Item(1, "2026-03-01T00:00:00.000Z", false));
    Map<String, String> people = Map.of("guest", "g@example.com", "dev", "d@example.com");
    run(Optional.empty(), people);
    Principal reporter = Principal.external("gitlab-role", "127.0.0.1", "acme/shop/pay/20");
    Principal guest = Principal.external("gitlab-role", "127.0.0.1", "acme/shop/pay/10");
    assertThat(live.document("issues/1").access()).isEqualTo(AccessRule.everyone());
    assertThat(live.document("merge_requests/1").access().text()).isEqualTo(reporter + ";public");
    assertThat(live.accounts.principalsOf("g@example.com"))
        .contains(guest)
        .doesNotContain(reporter);
    assertThat(live.accounts.principalsOf("d@example.com")).contains(guest, reporter);

    visibility = "internal";
    live.clock.move(Duration.ofDays(2));
    run(Optional.of(AccessRule.parse("group:staff")), people);
    assertThat(live.document("issues/1").access().text()).isEqualTo("group:staff;public");

    visibility = "private";
    peer.on(PROJECT + "/members/all", request -> PeerAnswer.status(403, Map.of()));
    live.clock.move(Duration.ofDays(2));
    run(Optional.empty(), people);
    assertThat(live.document("issues/1").access().isNobody()).isTrue();
    assertThat(live.accounts.principalsOf("d@example.com")).isEmpty();
    LiveSettings settings = live.settings(opener(Optional.empty()), AccessRule.everyone());
    assertThat(live.sync(settings).check(settings))
        .anyMatch(finding -> !finding.holds() && finding.sentence().contains("to be a member's"));
  }
}
