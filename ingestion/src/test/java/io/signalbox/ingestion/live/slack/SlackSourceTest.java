package io.signalbox.ingestion.live.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.secret.Secret;
import io.signalbox.ingestion.live.LiveFixture;
import io.signalbox.ingestion.live.LiveSettings;
import io.signalbox.ingestion.live.RestPeer;
import io.signalbox.ingestion.live.RestPeer.PeerAnswer;
import io.signalbox.ingestion.live.RestPeer.PeerRequest;
import io.signalbox.ingestion.live.slack.SlackSystem.SlackOpener;
import io.signalbox.ingestion.live.sync.SyncReport;
import io.signalbox.knowledge.document.AccessRule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers in the shape of Slack's Web API: errors too have status 200. */
class SlackSourceTest {
  private static final String OPEN = "C0OPEN";
  private static final String CLOSED = "C0CLOSED";

  @TempDir private Path folder;

  /** Messages of each thread, by channel and first timestamp. */
  private final Map<String, List<String>> threads = new TreeMap<>();

  private RestPeer peer;
  private LiveFixture live;

  @BeforeEach
  void start() throws IOException {
    live = new LiveFixture(folder);
    peer = new RestPeer();
    peer.on("/auth.test", r -> ok("\"url\": \"https://acme.slack.com/\", \"team\": \"Acme\""));
    peer.on(
        "/conversations.info",
        request ->
            ok(
                """
                "channel": {"id": "C", "name": "%s", "is_private": %s, "is_member": true}\
                """
                    .formatted(
                        argument(request, "channel").toLowerCase(java.util.Locale.ROOT),
                        argument(request, "channel").equals(CLOSED))));
    peer.on(
        "/users.info",
        request ->
            ok(
                """
                "user": {"id": "U", "real_name": "%s", "is_bot": %s}\
                """
                    .formatted(
                        argument(request, "user"), argument(request, "user").startsWith("UBOT"))));
    peer.on("/conversations.history", this::history);
    peer.on("/conversations.replies", this::replies);
  }

  @AfterEach
  void stop() {
    live.close();
    peer.close();
  }

  private static PeerAnswer ok(String fields) {
    return PeerAnswer.json("{\"ok\": true, " + fields + "}");
  }

  private static PeerAnswer error(String word) {
    return PeerAnswer.json("{\"ok\": false, \"error\": \"" + word + "\"}");
  }

  private static String argument(PeerRequest request, String name) {
    return request.query().matches("(?:.*&)?" + name + "=.*")
        ? request.query().replaceFirst("(?:.*&)?" + name + "=([^&]*).*", "$1")
        : "";
  }

  private void thread(String channel, String ts, String question, String... replies) {
    List<String> messages = new ArrayList<>();
    messages.add(
        """
        {"type": "message", "user": "UANA", "text": "%s", "ts": "%s", "thread_ts": "%s",
         "reply_count": %d, "latest_reply": "%s9"}\
        """
            .formatted(question, ts, ts, replies.length, ts));
    for (int i = 0; i < replies.length; i++) {
      messages.add(
          """
          {"type": "message", "user": "UBEN", "text": "%s", "ts": "%s%d", "thread_ts": "%s"}\
          """
              .formatted(replies[i], ts, i + 1, ts));
    }
    threads.put(channel + "/" + ts, messages);
  }

  /** Two a page, newest first. */
  private PeerAnswer history(PeerRequest request) {
    String channel = argument(request, "channel");
    List<String> first =
        threads.entrySet().stream()
            .filter(each -> each.getKey().startsWith(channel + "/"))
            .filter(
                each ->
                    each.getKey()
                            .substring(channel.length() + 1)
                            .compareTo(argument(request, "oldest"))
                        > 0)
            .map(each -> each.getValue().getFirst())
            .toList()
            .reversed();
    int from =
        argument(request, "cursor").isEmpty() ? 0 : Integer.parseInt(argument(request, "cursor"));
    int to = Math.min(from + 2, first.size());
    return ok(
        "\"messages\": ["
            + first.subList(Math.min(from, to), to).stream().collect(Collectors.joining(","))
            + "], \"response_metadata\": {\"next_cursor\": \""
            + (to < first.size() ? "" + to : "")
            + "\"}");
  }

  private PeerAnswer replies(PeerRequest request) {
    List<String> thread = threads.get(argument(request, "channel") + "/" + argument(request, "ts"));
    return thread == null
        ? error("thread_not_found")
        : ok("\"messages\": [" + String.join(",", thread) + "], \"has_more\": false");
  }

  private SlackOpener opener() {
    return new SlackOpener(
        new ChannelSettings(peer.url(), new Secret("right"), List.of(OPEN, CLOSED)));
  }

  private SyncReport run() {
    SyncReport report = live.run(opener());
    assertThat(report.failure()).isEmpty();
    return report;
  }

  private void changed(String id) {
    live.sync(live.settings(opener(), AccessRule.everyone())).changed(LiveFixture.NAME, id);
  }

  @Test
  void keepsAnsweredThreadsOfAllPagesAndThoseOfAPrivateChannelForTheChannel() {
    for (int i = 0; i < 5; i++) {
      thread(
          OPEN,
          "170000000" + i + ".000100",
          "How do I drain queue " + i + "?",
          "Stop its feed " + i + " and wait for the workers.");
    }
    thread(OPEN, "1700000007.000100", "Is anybody there?");
    thread(
        CLOSED,
        "1700000001.000200",
        "Where is the key?",
        "It lies in the vault of the team, ask Lena.");

    assertThat(run()).returns(6L, SyncReport::stored);
    String id = OPEN + "/1700000003.000100";
    assertThat(live.document(id).passages().toString()).contains("Stop its feed 3");
    assertThat(live.document(id).frontMatter().link())
        .contains("https://acme.slack.com/archives/C0OPEN/p1700000003000100");
    assertThat(live.document(id).access()).isEqualTo(AccessRule.everyone());
    assertThat(live.document(CLOSED + "/1700000001.000200").access().text())
        .isEqualTo("channel:C0CLOSED;public");
    // Onyx #3553, #4095: people and channels were listed again for each channel.
    assertThat(peer.taken())
        .noneMatch(path -> path.startsWith("/conversations.list") || path.startsWith("/users.list"))
        .filteredOn(path -> path.contains("users.info?user=UBEN"))
        .hasSize(1);

    assertThat(run()).returns(0L, SyncReport::stored);
    assertThat(peer.taken())
        .hasSize(6)
        .noneMatch(path -> path.startsWith("/conversations.replies"));
  }

  @Test
  void readsAThreadAgainWhenAnEventSaysThatAReplyWasEditedOrDeleted() {
    String ts = "1700000000.000100";
    thread(OPEN, ts, "How do I drain the queue?", "Stop its feed and wait for the workers.");
    run();
    // PostHog #85974: the edit of a reply changes nothing of the thread's first message.
    thread(OPEN, ts, "How do I drain the queue?", "Never stop its feed, raise the limit instead.");
    changed(OPEN + "/" + ts);
    assertThat(run()).returns(1L, SyncReport::stored);
    assertThat(live.document(OPEN + "/" + ts).passages().toString())
        .contains("raise the limit")
        .doesNotContain("wait for the workers");

    thread(OPEN, ts, "How do I drain the queue?");
    changed(OPEN + "/" + ts);
    run();
    assertThat(live.stored()).isEmpty();

    thread(OPEN, ts, "How do I drain the queue?", "Stop its feed and wait for the workers.");
    changed(OPEN + "/" + ts);
    run();
    threads
        .get(OPEN + "/" + ts)
        .set(
            0,
            """
            {"type": "message", "subtype": "tombstone", "user": "USLACKBOT", "ts": "%s",
             "thread_ts": "%s", "text": "This message was deleted.", "reply_count": 1}\
            """
                .formatted(ts, ts));
    changed(OPEN + "/" + ts);
    assertThat(run()).returns(1L, SyncReport::removed);

    // A thread that no list told of yet.
    thread(
        OPEN, "1700000009.000100", "Who restarts it?", "The release train does, every day at ten.");
    changed(OPEN + "/1700000009.000100");
    run();
    assertThat(live.stored()).containsExactly(OPEN + "/1700000009.000100");
  }

  @Test
  void findsWhatNoEventToldByTheDailyListAndRemovesWhatIsGone() {
    thread(
        OPEN, "1700000000.000100", "How do I drain the queue?", "Stop its feed and wait for it.");
    thread(
        OPEN, "1700000001.000100", "How do I fill the queue?", "Start its feed and wait for it.");
    run();
    threads.remove(OPEN + "/1700000001.000100");
    live.clock.move(Duration.ofDays(2));
    assertThat(run()).returns(1L, SyncReport::removed);
    assertThat(live.stored()).containsExactly(OPEN + "/1700000000.000100");
  }

  @Test
  void saysWhichRightIsMissingAndWaitsAsLongAsSlackAsks() {
    thread(
        OPEN, "1700000000.000100", "How do I drain the queue?", "Stop its feed and wait for it.");
    peer.fail(PeerAnswer.status(429, Map.of("Retry-After", "30")));
    run();
    assertThat(live.pauses()).contains(Duration.ofSeconds(30));

    peer.on(
        "/conversations.history",
        request ->
            PeerAnswer.json(
                "{\"ok\": false, \"error\": \"missing_scope\", \"needed\": \"groups:history\"}"));
    assertThat(live.run(opener()).failure().orElseThrow())
        .contains("missing_scope", "groups:history");
    assertThat(live.stored()).hasSize(1);

    peer.on("/conversations.info", request -> error("channel_not_found"));
    LiveSettings settings = live.settings(opener(), AccessRule.everyone());
    assertThat(live.sync(settings).check(settings))
        .anyMatch(finding -> !finding.holds() && finding.sentence().contains("invite the bot"));
  }
}
