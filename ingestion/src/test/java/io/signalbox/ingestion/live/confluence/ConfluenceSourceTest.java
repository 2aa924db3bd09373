package io.signalbox.ingestion.live.confluence;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.secret.Secret;
import io.signalbox.ingestion.live.LiveFixture;
import io.signalbox.ingestion.live.RestPeer;
import io.signalbox.ingestion.live.RestPeer.PeerAnswer;
import io.signalbox.ingestion.live.RestPeer.PeerRequest;
import io.signalbox.ingestion.live.confluence.ConfluenceSystem.ConfluenceOpener;
import io.signalbox.ingestion.live.sync.SyncReport;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.Principal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers in the shape of Confluence Data Center's REST interface. */
class ConfluenceSourceTest {
  /** Page at Confluence; its version is its number of edits. */
  private record Page(String id, List<String> above, int version, String group, String body) {
    Page edited(String text) {
      return new Page(id, above, version + 1, group, text);
    }

    Page restricted(String to) {
      return new Page(id, above, version, to, body);
    }

    String json() {
      String ancestors =
          above.stream().map("{\"id\": \"%s\"}"::formatted).collect(Collectors.joining(","));
      String groups = group.isEmpty() ? "" : "{\"type\": \"group\", \"name\": \"" + group + "\"}";
      return """
      {"id": "%s", "type": "page", "status": "current", "title": "Page %s", "space": {"key": "OPS"},
       "version": {"number": %d, "when": "2026-11-30T09:%02d:00.000+01:00"}, "ancestors": [%s],
       "restrictions": {"read": {"operation": "read", "restrictions": {
         "user": {"results": [], "start": 0, "limit": 200, "size": 0},
         "group": {"results": [%s], "start": 0, "limit": 200, "size": %d}}}},
       "body": {"storage": {"value": "<p>%s</p><ac:structured-macro ac:name=\\"info\\"><ac:rich-text-body><p>Mind the gap.</p></ac:rich-text-body></ac:structured-macro>", "representation": "storage"}},
       "metadata": {"labels": {"results": [{"name": "runbook"}]}},
       "_links": {"webui": "/display/OPS/Page"}}\
      """
          .formatted(id, id, version, version, ancestors, groups, group.isEmpty() ? 0 : 1, body);
    }
  }

  @TempDir private Path folder;
  private final Map<String, Page> pages = new LinkedHashMap<>();
  private RestPeer peer;
  private LiveFixture live;

  @BeforeEach
  void start() throws IOException {
    live = new LiveFixture(folder);
    peer = new RestPeer();
    peer.on("/rest/api/content/search", this::search);
    peer.on("/rest/api/content/\\d+/restriction/byOperation/read", this::restriction);
    peer.on("/rest/api/content/\\d+", this::one);
    peer.on("/rest/api/space/OPS", request -> PeerAnswer.json("{\"key\": \"OPS\"}"));
    peer.on(
        "/rest/api/space/OPS/permissions",
        request ->
            PeerAnswer.json(
                """
                {"results": [{"operation": {"operationKey": "read", "targetType": "space"},
                              "subject": {"type": "group", "name": "staff"}}], "_links": {}}\
                """));
    peer.on(
        "/rest/api/group/.*/member",
        request ->
            PeerAnswer.json(
                request.path().contains("lead")
                    ? "{\"results\": [{\"username\": \"ana\"}], \"_links\": {}}"
                    : """
                    {"results": [{"username": "ana"}, {"username": "ben"}], "_links": {}}\
                    """));
    put(new Page("1", List.of(), 1, "", "Root of all."));
    put(new Page("2", List.of("1"), 1, "lead", "For leads."));
    put(new Page("3", List.of("1", "2"), 1, "", "Below the leads' page."));
    put(new Page("4", List.of("1", "9"), 1, "", "Below a page that cannot be read."));
  }

  @AfterEach
  void stop() {
    live.close();
    peer.close();
  }

  private void put(Page page) {
    pages.put(page.id(), page);
  }

  private PeerAnswer one(PeerRequest request) {
    Page page = pages.get(request.path().replaceAll("\\D+", ""));
    return page == null ? PeerAnswer.status(404, Map.of()) : PeerAnswer.json(page.json());
  }

  private PeerAnswer restriction(PeerRequest request) {
    Page page = pages.get(request.path().replaceAll("\\D+", ""));
    if (page == null) {
      return PeerAnswer.status(404, Map.of());
    }
    String json = page.json();
    int at = json.indexOf("{\"operation\": \"read\"");
    return PeerAnswer.json(json.substring(at, json.indexOf("}}}}", at) + 3));
  }

  /** Two a page, by numbers as a data centre has them. */
  private PeerAnswer search(PeerRequest request) {
    int start =
        request.query().contains("start=")
            ? Integer.parseInt(request.query().replaceAll(".*start=(\\d+).*", "$1"))
            : 0;
    List<Page> all = List.copyOf(pages.values());
    int to = Math.min(start + 2, all.size());
    String next =
        to < all.size()
            ? ", \"next\": \"/rest/api/content/search?cql=more&start=%d\"".formatted(to)
            : "";
    return PeerAnswer.json(
        all.subList(start, to).stream()
            .map(Page::json)
            .collect(
                Collectors.joining(
                    ",", "{\"results\": [", "], \"_links\": {\"context\": \"\"" + next + "}}")));
  }

  private ConfluenceOpener opener() {
    return new ConfluenceOpener(
        new ConfluenceSettings(
            peer.url(),
            List.of("OPS"),
            Optional.empty(),
            Optional.of(new Secret("right")),
            Map.of(),
            true));
  }

  private Principal group(String name) {
    return Principal.external("confluence-group", "127.0.0.1", name);
  }

  @Test
  void letsThoseSeeAPageWhomItsSpaceAndEveryPageAboveItPermit() {
    assertThat(live.run(opener()).failure()).isEmpty();
    AccessRule staff = AccessRule.everyone().and(AccessRule.only(Set.of(group("staff"))));
    AccessRule leads = staff.and(AccessRule.only(Set.of(group("lead"))));
    assertThat(live.document("page/1").access()).isEqualTo(staff);
    assertThat(live.document("page/2").access()).isEqualTo(leads);
    assertThat(live.document("page/3").access()).isEqualTo(leads);
    assertThat(live.document("page/4").access().isNobody()).isTrue();
    assertThat(live.status(opener()).reasons())
        .containsOnlyKeys("seen by nobody: the restrictions of a page above it cannot be read");
    assertThat(live.document("page/1").passages().toString())
        .contains("Root of all", "Mind the gap");
    assertThat(live.document("page/1").frontMatter().tags()).containsExactly("runbook");

    put(pages.get("2").restricted("hr, all"));
    live.clock.move(Duration.ofDays(2));
    assertThat(live.run(opener())).returns(2L, SyncReport::rights).returns(0L, SyncReport::stored);
    assertThat(live.document("page/3").access())
        .isEqualTo(staff.and(AccessRule.only(Set.of(group("hr, all")))));
  }

  @Test
  void asksForChangesByTheirDistanceFromNowSoThatNoZoneMatters() {
    live.run(opener());
    peer.taken();
    put(pages.get("1").edited("Another text."));
    live.clock.move(Duration.ofMinutes(10));
    assertThat(live.run(opener())).returns(1L, SyncReport::stored);
    assertThat(peer.taken()).anyMatch(path -> path.contains("lastmodified+%3E%3D+now%28%22-"));
    assertThat(live.document("page/1").passages().toString()).contains("Another text");

    pages.remove("3");
    live.clock.move(Duration.ofDays(2));
    assertThat(live.run(opener())).returns(1L, SyncReport::removed);
  }

  @Test
  void saysThatNobodySeesASpaceWhosePermissionsCannotBeRead() {
    peer.on("/rest/api/space/OPS/permissions", request -> PeerAnswer.status(404, Map.of()));
    live.run(opener());
    assertThat(live.document("page/1").access().isNobody()).isTrue();
    assertThat(
            live.sync(live.settings(opener(), AccessRule.everyone()))
                .check(live.settings(opener(), AccessRule.everyone())))
        .anyMatch(finding -> !finding.holds() && finding.sentence().contains("space-access"));

    ConfluenceOpener stated =
        new ConfluenceOpener(
            new ConfluenceSettings(
                peer.url(),
                List.of("OPS"),
                Optional.empty(),
                Optional.empty(),
                Map.of("OPS", AccessRule.parse("group:sre")),
                true));
    live.run(stated);
    assertThat(live.document("page/1").access()).isEqualTo(AccessRule.parse("public;group:sre"));
  }
}
