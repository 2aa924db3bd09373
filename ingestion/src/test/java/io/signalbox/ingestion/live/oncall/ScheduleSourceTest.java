package io.signalbox.ingestion.live.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.secret.Secret;
import io.signalbox.ingestion.live.LiveFixture;
import io.signalbox.ingestion.live.LiveSettings;
import io.signalbox.ingestion.live.LiveSourceFactory;
import io.signalbox.ingestion.live.RestPeer;
import io.signalbox.ingestion.live.RestPeer.PeerAnswer;
import io.signalbox.ingestion.live.sync.SyncReport;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.oncall.OnCallPerson;
import io.signalbox.knowledge.oncall.Shift.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schedules in the shapes of the three systems' references; the clock stands at 10:00. */
class ScheduleSourceTest {
  private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
  private static final Secret KEY = new Secret("right");

  @TempDir private Path folder;
  private RestPeer peer;
  private LiveFixture live;

  @BeforeEach
  void start() throws IOException {
    live = new LiveFixture(folder);
    peer = new RestPeer();
  }

  @AfterEach
  void stop() {
    live.close();
    peer.close();
  }

  private List<OnCallPerson> onDuty(String team, Role role) {
    return live.onCall.onDuty(team, role, NOON);
  }

  private List<String> names(String team, Role role) {
    return onDuty(team, role).stream().map(OnCallPerson::name).toList();
  }

  private SyncReport run(LiveSourceFactory opener) {
    SyncReport report = live.run(opener);
    assertThat(report.failure()).isEmpty();
    return report;
  }

  private List<String> missing(LiveSourceFactory opener) {
    LiveSettings settings = live.settings(opener, AccessRule.everyone());
    return live.sync(settings).check(settings).stream()
        .filter(finding -> !finding.holds())
        .map(finding -> finding.sentence())
        .toList();
  }

  private void pagerDuty(String entries, String overrides) {
    String user = "{\"id\": \"PXPGF42\", \"type\": \"user_reference\", \"summary\": \"%s\"}";
    peer.on(
        "/schedules",
        request ->
            PeerAnswer.json(
                """
                {"schedules": [{"id": "PI7DH85", "type": "schedule", "name": "Payments on-call"}],
                 "limit": 100, "offset": 0, "more": false, "total": null}\
                """));
    peer.on(
        "/schedules/PI7DH85",
        request ->
            PeerAnswer.json(
                """
                {"schedule": {"id": "PI7DH85", "name": "Payments on-call", "time_zone": "Europe/Paris",
                  "teams": [], "schedule_layers": [{"name": "Layer 1", "id": "PG68P1M",
                    "start": "2026-11-06T21:00:00Z", "rotation_virtual_start": "2026-11-06T20:00:00Z",
                    "rotation_turn_length_seconds": 86400, "users": [{"user": %s}],
                    "restrictions": [], "rendered_schedule_entries": []}],
                  "overrides_subschedule": {"name": "Overrides", "rendered_schedule_entries": [%s]},
                  "final_schedule": {"name": "Final Schedule", "rendered_schedule_entries": [%s]}}}\
                """
                    .formatted(user.formatted("Regina Phalange"), overrides, entries)));
    peer.on(
        "/users",
        request ->
            PeerAnswer.json(
                """
                {"users": [{"id": "PXPGF42", "name": "Regina", "email": "regina@example.com"}],
                 "more": false}\
                """));
  }

  private static String entry(String from, String to, String id, String name) {
    return """
    {"start": "%s", "end": "%s",
     "user": {"id": "%s", "type": "user_reference", "summary": "%s"}}\
    """
        .formatted(from, to, id, name);
  }

  @Test
  void takesPagerDutysFinalScheduleWithAddressesAndOverridesAtTheNextRun() {
    LiveSourceFactory opener = PagerDutySystem.opener(peer.url(), KEY, List.of("PT1"));
    pagerDuty(
        entry("2026-11-29T08:00:00Z", "2026-12-06T08:00:00Z", "PXPGF42", "Regina Phalange"), "");
    assertThat(run(opener)).returns(1L, SyncReport::stored);
    assertThat(onDuty("Payments", Role.PRIMARY))
        .containsExactly(
            new OnCallPerson(
                "Regina Phalange", Optional.empty(), Optional.of("regina@example.com")));
    assertThat(peer.requests)
        .allMatch(
            each ->
                each.header("Accept").orElse("").equals("application/vnd.pagerduty+json;version=2")
                    && each.header("Authorization").orElse("").equals("Token token=right"));
    assertThat(peer.taken().getFirst()).contains("team_ids%5B%5D=PT1");

    assertThat(run(opener)).returns(0L, SyncReport::stored);

    String override = entry("2026-11-30T09:00:00Z", "2026-11-30T17:00:00Z", "P2", "Ben");
    pagerDuty(
        entry("2026-11-29T08:00:00Z", "2026-11-30T09:00:00Z", "PXPGF42", "Regina Phalange")
            + ","
            + override
            + ","
            + entry("2026-11-30T17:00:00Z", "2026-12-06T08:00:00Z", "PXPGF42", "Regina Phalange"),
        override);
    assertThat(run(opener)).returns(1L, SyncReport::stored);
    assertThat(names("Payments", Role.PRIMARY)).containsExactly("Ben");

    peer.on("/schedules", request -> PeerAnswer.json("{\"schedules\": [], \"more\": false}"));
    peer.on("/schedules/PI7DH85", request -> PeerAnswer.status(404, Map.of()));
    assertThat(run(opener)).returns(1L, SyncReport::removed);
    assertThat(names("Payments", Role.PRIMARY)).isEmpty();

    peer.on("/users", request -> PeerAnswer.status(403, Map.of()));
    assertThat(missing(opener)).singleElement().asString().contains("users.read");
  }

  @Test
  void takesTheTimelinesOfJiraServiceManagementWithTheNamesThatJiraHas() {
    LiveSourceFactory opener =
        JsmOperationsSystem.opener(peer.url(), "c-1", "bot@example.com", KEY);
    String api = "/jsm/ops/api/c-1/v1/";
    peer.on(
        api + "schedules",
        request ->
            PeerAnswer.json(
                """
                {"values": [{"id": "s1", "name": "Harbour_schedule", "timezone": "Europe/Berlin",
                  "enabled": true, "teamId": "t1"}], "links": {}}\
                """));
    peer.on(
        api + "teams",
        request ->
            PeerAnswer.json(
                "{\"platformTeams\": [{\"teamId\": \"t1\", \"teamName\": \"Harbour\"}]}"));
    // The timeline cuts a period at the present moment.
    peer.on(
        api + "schedules/s1/timeline",
        request ->
            PeerAnswer.json(
                """
                {"startDate": "2026-11-29T00:00:00Z", "endDate": "2026-12-14T00:00:00Z",
                 "finalTimeline": {"rotations": [{"id": "r", "name": "Rot1", "order": 1, "periods": [
                  {"startDate": "2026-11-30T08:00:00Z", "endDate": "%s",
                   "type": "historical", "responder": {"id": "acc-1", "type": "user"}},
                  {"startDate": "%s", "endDate": "2026-12-01T08:00:00Z",
                   "type": "default", "responder": {"id": "acc-1", "type": "user"}}]}]}}\
                """
                    .formatted(live.clock.instant(), live.clock.instant())));
    peer.on(
        "/ex/jira/c-1/rest/api/3/user/bulk",
        request ->
            PeerAnswer.json(
                """
                {"values": [{"accountId": "acc-1", "displayName": "Ana Ng",
                  "emailAddress": "ana@example.com"}]}\
                """));
    run(opener);
    assertThat(onDuty("Harbour", Role.PRIMARY))
        .containsExactly(
            new OnCallPerson("Ana Ng", Optional.empty(), Optional.of("ana@example.com")));

    live.clock.move(Duration.ofMinutes(5));
    assertThat(run(opener)).returns(0L, SyncReport::stored);

    peer.on(api + "schedules", request -> PeerAnswer.status(403, Map.of()));
    peer.on("/ex/jira/c-1/rest/api/3/myself", request -> PeerAnswer.json("{}"));
    assertThat(missing(opener)).singleElement().asString().contains("read:ops-config");
  }

  @Test
  void takesGrafanasFinalShiftsPageByPageForTheTeamThatTheScheduleIsNamedAfter() {
    LiveSourceFactory opener =
        GrafanaSystem.opener(peer.url(), KEY, Optional.of(peer.url().resolve("/stack")));
    peer.on(
        "/api/v1/schedules/",
        request ->
            PeerAnswer.json(
                request.query().contains("page=1")
                    ? """
                    {"count": 2, "next": "http://elsewhere/api/v1/schedules/?page=2", "results": [
                      {"id": "SBM7", "name": "Web", "type": "web", "team_id": null}]}\
                    """
                    : """
                    {"count": 2, "next": null, "results": [
                      {"id": "S3Z4", "name": "Web secondary", "type": "ical", "team_id": null}]}\
                    """));
    peer.on(
        "/api/v1/schedules/(?:SBM7|S3Z4)/final_shifts",
        request ->
            PeerAnswer.json(
                """
                {"count": 1, "next": null, "results": [
                  {"user_pk": "UC2", "user_email": "%s@example.com", "user_username": "%s",
                   "shift_start": "2026-11-30T09:00:00Z", "shift_end": "2026-11-30T17:00:00Z"}]}\
                """
                    .formatted(
                        request.path().contains("SBM7") ? "alice" : "bob",
                        request.path().contains("SBM7") ? "alice" : "bob")));
    assertThat(run(opener)).returns(2L, SyncReport::stored);
    assertThat(names("Web", Role.PRIMARY)).containsExactly("alice");
    assertThat(names("Web", Role.SECONDARY)).containsExactly("bob");
    assertThat(peer.requests.getFirst().header("X-Grafana-URL")).contains(peer.url() + "/stack");
    assertThat(peer.requests.getFirst().header("Authorization")).contains("right");
    assertThat(String.join(" ", peer.taken()))
        .contains("start_date=2026-11-29&end_date=2026-12-14&page=1");
  }
}
