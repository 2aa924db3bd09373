package io.signalbox.ingestion.live.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.secret.Secret;
import io.signalbox.ingestion.live.LiveFixture;
import io.signalbox.ingestion.live.LiveSettings;
import io.signalbox.ingestion.live.RestPeer;
import io.signalbox.ingestion.live.RestPeer.PeerAnswer;
import io.signalbox.ingestion.live.RestPeer.PeerRequest;
import io.signalbox.ingestion.live.github.GithubSystem.GithubOpener;
import io.signalbox.ingestion.live.sync.SyncReport;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.Principal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
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

/** Issues in the shape of GitHub's REST interface, version 2022-11-28. */
class GithubSourceTest {
  private static final String REPOSITORY = "/repos/acme/pay";

  /** Issue at GitHub. */
  private record Issue(int number, String updated, String state, boolean pull) {
    String json() {
      return """
      {"number": %d, "title": "Checkout fails %d", "state": "%s", "body": "It fails with code %d.",
       "updated_at": "%s", "created_at": "2026-01-01T00:00:00Z", "closed_at": "2026-02-03T00:00:00Z",
       "html_url": "https://github.com/acme/pay/issues/%d", "comments": %d, "user": {"login": "ana"},
       "repository_url": "https://api.github.com/repos/acme/pay", "assignees": [{"login": "ben"}],
       "labels": [{"name": "bug"}]%s}\
      """
          .formatted(
              number,
              number,
              state,
              number,
              updated,
              number,
              number == 7 ? 1 : 0,
              pull ? ", \"pull_request\": {\"merged_at\": \"2026-02-03T04:05:06Z\"}" : "");
    }
  }

  @TempDir private Path folder;
  private final List<Issue> issues = new ArrayList<>();
  private RestPeer peer;
  private LiveFixture live;
  private boolean isPrivate;

  @BeforeEach
  void start() throws IOException {
    live = new LiveFixture(folder);
    peer = new RestPeer();
    peer.on(
        REPOSITORY + "/issues/7/comments",
        request ->
            PeerAnswer.json(
                "[{\"user\": {\"login\": \"ben\"}, \"body\": \"Raise the pool to forty.\"}]"));
    peer.on(REPOSITORY + "/issues/\\d+", this::one);
    peer.on(REPOSITORY + "/issues", this::list);
    peer.on(REPOSITORY, request -> PeerAnswer.json("{\"private\": " + isPrivate + "}"));
    peer.on(
        REPOSITORY + "/collaborators",
        request ->
            PeerAnswer.json("[{\"login\": \"Octocat\", \"permissions\": {\"pull\": true}}]"));
  }

  @AfterEach
  void stop() {
    live.close();
    peer.close();
  }

  private PeerAnswer one(PeerRequest request) {
    int number = Integer.parseInt(request.path().substring(request.path().lastIndexOf('/') + 1));
    if (number == 3) {
      return PeerAnswer.status(
          301, Map.of("Location", "http://127.0.0.1:1/repositories/9/issues/1"));
    }
    return issues.stream()
        .filter(each -> each.number() == number)
        .findFirst()
        .map(each -> PeerAnswer.json(each.json()))
        .orElseGet(() -> PeerAnswer.status(404, Map.of()));
  }

  private PeerAnswer list(PeerRequest request) {
    Map<String, String> query =
        List.of(request.query().split("&", -1)).stream()
            .map(each -> each.split("=", 2))
            .collect(Collectors.toMap(each -> each[0], each -> each[1]));
    int page = Integer.parseInt(query.getOrDefault("page", "1"));
    List<Issue> found =
        issues.stream()
            .filter(each -> each.updated().compareTo(query.getOrDefault("since", "")) >= 0)
            .sorted(
                query.get("sort").equals("updated")
                    ? Comparator.comparing(Issue::updated).thenComparing(Issue::number)
                    : Comparator.comparing(Issue::number))
            .toList();
    int to = Math.min(page * 100, found.size());
    PeerAnswer answer =
        PeerAnswer.json(
            found.subList(Math.min((page - 1) * 100, to), to).stream()
                .map(Issue::json)
                .collect(Collectors.joining(",", "[", "]")));
    return to < found.size()
        ? answer.with(
            "Link",
            "<%s%s?state=all&sort=%s&page=%d>; rel=\"next\", <x>; rel=\"last\""
                .formatted(peer.url(), REPOSITORY + "/issues", query.get("sort"), page + 1))
        : answer;
  }

  private GithubOpener opener() {
    return new GithubOpener(
        new GithubSettings("acme/pay", peer.url(), Optional.of(new Secret("right"))));
  }

  @Test
  void readsResolvedIssuesAndMergedPullRequestsWithMoreOfOneSecondThanAPageHolds() {
    for (int i = 1; i <= 250; i++) {
      issues.add(new Issue(i, "2026-03-01T00:00:00Z", "closed", i == 8));
    }
    issues.add(new Issue(251, "2026-03-02T00:00:00Z", "open", false));
    assertThat(live.run(opener()))
        .returns(Optional.empty(), SyncReport::failure)
        .returns(250L, SyncReport::stored);
    assertThat(live.document("issues/7").passages().toString()).contains("Raise the pool to forty");
    assertThat(live.document("issues/8").frontMatter().title()).isEqualTo("Checkout fails 8");
    assertThat(live.status(opener()).reasons()).containsEntry("is an open ticket", 1L);

    peer.taken();
    assertThat(live.run(opener())).returns(0L, SyncReport::stored);
    assertThat(peer.taken()).hasSize(2);

    issues.removeIf(each -> each.number() == 9 || each.number() == 3);
    issues.set(0, new Issue(1, "2026-03-05T00:00:00Z", "closed", false));
    live.clock.move(Duration.ofDays(2));
    assertThat(live.run(opener())).returns(1L, SyncReport::stored).returns(2L, SyncReport::removed);
    assertThat(live.stored()).hasSize(248).doesNotContain("issues/3", "issues/9");
  }

  @Test
  void letsOnlyThoseSeeAPrivateRepositoryWhomGithubLists() {
    isPrivate = true;
    issues.add(new Issue(1, "2026-03-01T00:00:00Z", "closed", false));
    LiveSettings settings =
        new LiveSettings(
            LiveFixture.NAME,
            "github",
            opener(),
            AccessRule.everyone(),
            Optional.empty(),
            ZoneOffset.UTC,
            Duration.ofMinutes(5),
            Optional.of(Duration.ofDays(1)),
            Map.of("octocat", "ana@example.com"));
    live.sync(settings).run(settings, () -> false);
    Principal readers = Principal.external("github-repository", "127.0.0.1", "acme/pay");
    assertThat(live.document("issues/1").access().text()).isEqualTo(readers + ";public");
    assertThat(live.accounts.principalsOf("ana@example.com")).contains(readers);

    peer.on(REPOSITORY + "/collaborators", request -> PeerAnswer.status(403, Map.of()));
    live.clock.move(Duration.ofDays(2));
    live.sync(settings).run(settings, () -> false);
    assertThat(live.document("issues/1").access().isNobody()).isTrue();
    assertThat(live.accounts.principalsOf("ana@example.com")).isEmpty();
    assertThat(live.sync(settings).check(settings)).anyMatch(finding -> !finding.holds());
  }
}
