package io.signalbox.ingestion.live.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.secret.Secret;
import io.signalbox.ingestion.live.LiveFixture;
import io.signalbox.ingestion.live.LiveSettings;
import io.signalbox.ingestion.live.RestPeer;
import io.signalbox.ingestion.live.RestPeer.PeerAnswer;
import io.signalbox.ingestion.live.RestPeer.PeerRequest;
import io.signalbox.ingestion.live.sync.SyncReport;
import io.signalbox.ingestion.live.zendesk.ZendeskSystem.ZendeskOpener;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.Principal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers in the shape of version 2 of Zendesk's REST interface. */
class ZendeskSourceTest {
  @TempDir private Path folder;

  /** Every change of a ticket in order, as the export tells them. */
  private final List<String> export = new ArrayList<>();

  private final Map<String, String> articles = new TreeMap<>();
  private boolean stuck;
  private RestPeer peer;
  private LiveFixture live;

  @BeforeEach
  void start() throws IOException {
    live = new LiveFixture(folder);
    peer = new RestPeer();
    peer.on("/api/v2/incremental/tickets/cursor.json", this::exported);
    peer.on(
        "/api/v2/tickets/\\d+/comments.json",
        request ->
            PeerAnswer.json(
                """
                {"comments": [{"author_id": 9, "public": true, "body": "It hangs."},
                  {"author_id": 1, "public": false, "body": "Customer Acme again, sigh."},
                  {"author_id": 1, "public": true, "body": "Raise the pool to forty and restart."}],
                 "meta": {"has_more": false}}\
                """));
    peer.on("/api/v2/help_center/incremental/articles.json", request -> articles("end_time"));
    peer.on("/api/v2/help_center/articles.json", request -> articles("count"));
    peer.on(
        "/api/v2/users.json",
        request ->
            PeerAnswer.json(
                """
                {"users": [
                  {"id": 1, "email": "ana@example.com", "verified": true, "role": "admin", "active": true},
                  {"id": 2, "email": "ben@example.com", "verified": true, "role": "agent", "active": true,
                   "ticket_restriction": "groups"},
                  {"id": 3, "email": "gone@example.com", "verified": true, "role": "agent", "active": true,
                   "suspended": true},
                  {"id": 4, "email": "own@example.com", "verified": true, "role": "agent", "active": true,
                   "ticket_restriction": "assigned"},
                  {"id": 5, "email": "fake@example.com", "verified": false, "role": "agent", "active": true}],
                 "meta": {"has_more": false}}\
                """));
    peer.on(
        "/api/v2/groups.json",
        request ->
            PeerAnswer.json(
                """
                {"groups": [{"id": 70, "name": "Payments", "is_public": true},
                            {"id": 71, "name": "Legal", "is_public": false}],
                 "meta": {"has_more": false}}\
                """));
    peer.on(
        "/api/v2/group_memberships.json",
        request ->
            PeerAnswer.json(
                """
                {"group_memberships": [{"user_id": 2, "group_id": 70}, {"user_id": 1, "group_id": 71},
                   {"user_id": 4, "group_id": 70}, {"user_id": 3, "group_id": 70}],
                 "meta": {"has_more": false}}\
                """));
    peer.on(
        "/api/v2/help_center/user_segments.json",
        request ->
            PeerAnswer.json(
                """
                {"user_segments": [{"id": 5, "user_type": "staff", "tags": [], "group_ids": []},
                   {"id": 6, "user_type": "signed_in_users", "tags": ["vip"]}],
                 "meta": {"has_more": false}}\
                """));
  }

  @AfterEach
  void stop() {
    live.close();
    peer.close();
  }

  /** Three changes a page; the last cursor stays valid for what comes later. */
  private PeerAnswer exported(PeerRequest request) {
    int from =
        request.query().contains("cursor=")
            ? Integer.parseInt(request.query().replaceFirst(".*cursor=(\\d+).*", "$1"))
            : 0;
    int to = Math.min(from + 3, export.size());
    return PeerAnswer.json(
        "{\"tickets\": ["
            + String.join(",", export.subList(Math.min(from, to), to))
            + "], \"after_cursor\": \"%d\", \"end_of_stream\": %s}"
                .formatted(to, to >= export.size() && !stuck));
  }

  private PeerAnswer articles(String field) {
    return PeerAnswer.json(
        "{\"articles\": ["
            + String.join(",", articles.values())
            + "], \"%s\": 1790000000, \"meta\": {\"has_more\": false}}".formatted(field));
  }

  private void ticket(int id, String status, int group, String updated) {
    export.add(
        """
        {"id": %d, "subject": "Checkout hangs %d", "description": "It hangs.", "status": "%s",
         "group_id": %d, "assignee_id": 1, "requester_id": 9, "updated_at": "%s",
         "url": "https://acme.zendesk.com/api/v2/tickets/%d.json"}\
        """
            .formatted(id, id, status, group, updated, id));
  }

  private void article(int id, String segment, boolean draft) {
    articles.put(
        "" + id,
        """
        {"id": %d, "title": "How to restart %d", "body": "<p>Press the button %d.</p>",
         "user_segment_id": %s, "draft": %s, "updated_at": "2026-03-01T00:00:00Z",
         "edited_at": "2026-02-01T00:00:00Z", "html_url": "https://acme.zendesk.com/hc/%d"}\
        """
            .formatted(id, id, id, segment, draft, id));
  }

  private ZendeskOpener opener() {
    return new ZendeskOpener(
        new ZendeskSettings(
            peer.url(),
            Optional.of("bot@example.com"),
            new Secret("right"),
            /* articles= */ true,
            Optional.empty()));
  }

  private SyncReport run() {
    SyncReport report = live.run(opener());
    assertThat(report.failure()).isEmpty();
    return report;
  }

  @Test
  void readsSolvedTicketsByTheExportAndRemovesWhatItCallsDeletedOrReopened() {
    for (int i = 1; i <= 5; i++) {
      // Estuary #5205: several changes of one second on both sides of a page's end.
      ticket(i, i == 5 ? "open" : "solved", 70, "2026-03-01T00:00:00Z");
    }
    assertThat(run()).returns(4L, SyncReport::stored);
    assertThat(live.document("tickets/1").passages().toString())
        .contains("Raise the pool to forty")
        .doesNotContain("Acme");
    assertThat(live.document("tickets/1").frontMatter().link())
        .contains("https://acme.zendesk.com/agent/tickets/1");

    ticket(1, "deleted", 70, "2026-03-02T00:00:00Z");
    ticket(2, "open", 70, "2026-03-02T00:00:00Z");
    ticket(5, "closed", 70, "2026-03-02T00:00:00Z");
    assertThat(run()).returns(1L, SyncReport::stored).returns(1L, SyncReport::removed);
    assertThat(live.stored()).containsExactly("tickets/3", "tickets/4", "tickets/5");

    // Airbyte PR 31164, pipeshub PR 2836: a cursor that does not move was asked for without end.
    stuck = true;
    peer.taken();
    run();
    assertThat(peer.taken()).hasSizeLessThan(12);
  }

  @Test
  void letsAgentsSeeTicketsByRestrictionAndGroupAndArticlesBySegment() {
    ticket(1, "solved", 70, "2026-03-01T00:00:00Z");
    ticket(2, "solved", 71, "2026-03-01T00:00:00Z");
    article(1, "null", false);
    article(2, "5", false);
    article(3, "6", false);
    article(4, "null", true);
    run();
    Principal all = Principal.external("zendesk-role", "127.0.0.1", "all-tickets");
    Principal payments = Principal.external("zendesk-group", "127.0.0.1", "70");
    Principal legal = Principal.external("zendesk-group", "127.0.0.1", "71");
    assertThat(live.document("tickets/1").access().text())
        .isEqualTo("public;" + payments + "," + all);
    assertThat(live.document("tickets/2").access().text()).isEqualTo("public;" + legal);
    assertThat(live.accounts.principalsOf("ana@example.com")).contains(all, legal);
    assertThat(live.accounts.principalsOf("ben@example.com"))
        .contains(payments)
        .doesNotContain(all);
    assertThat(live.accounts.principalsOf("own@example.com")).doesNotContain(payments, all);
    assertThat(live.accounts.principalsOf("gone@example.com")).isEmpty();
    assertThat(live.accounts.principalsOf("fake@example.com")).isEmpty();

    assertThat(live.document("articles/1").access()).isEqualTo(AccessRule.everyone());
    assertThat(live.document("articles/2").access().text())
        .contains("zendesk-role:127.0.0.1/staff");
    assertThat(live.document("articles/3").access().isNobody()).isTrue();
    assertThat(live.status(opener()).reasons()).containsKey("is a draft");

    articles.remove("1");
    peer.on("/api/v2/users.json", request -> PeerAnswer.status(403, Map.of()));
    live.clock.move(Duration.ofDays(2));
    assertThat(run()).returns(1L, SyncReport::removed);
    assertThat(live.document("tickets/1").access().isNobody()).isTrue();
    LiveSettings settings = live.settings(opener(), AccessRule.everyone());
    assertThat(live.sync(settings).check(settings))
        .anyMatch(finding -> !finding.holds() && finding.sentence().contains("ticket-access"));
  }
}
