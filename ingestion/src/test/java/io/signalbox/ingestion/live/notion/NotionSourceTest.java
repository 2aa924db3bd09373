package io.signalbox.ingestion.live.notion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.config.secret.Secret;
import io.signalbox.ingestion.live.LiveFixture;
import io.signalbox.ingestion.live.LiveSettings;
import io.signalbox.ingestion.live.RestPeer;
import io.signalbox.ingestion.live.RestPeer.PeerAnswer;
import io.signalbox.ingestion.live.RestPeer.PeerRequest;
import io.signalbox.ingestion.live.notion.NotionSystem.NotionOpener;
import io.signalbox.ingestion.live.sync.SyncReport;
import io.signalbox.knowledge.document.AccessRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers in the shape of version 2026-03-11 of Notion's interface. */
class NotionSourceTest {
  private static final String ROOT = "11111111-1111-1111-1111-111111111111";

  /** Page at Notion; its time of change has minutes only. */
  private record Page(String id, String parent, String edited, boolean trashed, String text) {
    String json() {
      return """
      {"object": "page", "id": "%s", "last_edited_time": "%s", "in_trash": %s,
       "parent": {"type": "page_id", "page_id": "%s"}, "url": "https://www.notion.so/%s",
       "properties": {"Name": {"type": "title", "title": [{"plain_text": "Page %s"}]},
                      "Status": {"type": "status", "status": {"name": "Live"}}}}\
      """
          .formatted(id, edited, trashed, parent, id, id);
    }
  }

  @TempDir private Path folder;
  private final Map<String, Page> pages = new TreeMap<>();
  private RestPeer peer;
  private LiveFixture live;

  @BeforeEach
  void start() throws IOException {
    live = new LiveFixture(folder);
    peer = new RestPeer();
    peer.on("/v1/search", this::search);
    peer.on("/v1/pages/[^/]+", this::page);
    peer.on("/v1/pages/[^/]+/markdown", this::markdown);
    peer.on("/v1/users/me", request -> PeerAnswer.json("{\"name\": \"Signalbox\"}"));
  }

  @AfterEach
  void stop() {
    live.close();
    peer.close();
  }

  private void put(String id, String parent, String edited, String text) {
    pages.put(id, new Page(id, parent, edited, /* trashed= */ false, text));
  }

  /** Those edited last first, three a page, and never what lies in the trash. */
  private PeerAnswer search(PeerRequest request) {
    assertThat(request.header("Notion-Version")).contains("2026-03-11");
    JsonNode question;
    try {
      question = new ObjectMapper().readTree(request.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (question.path("start_cursor").asText().equals("old")) {
      return PeerAnswer.status(400, Map.of());
    }
    List<Page> all =
        pages.values().stream()
            .filter(each -> !each.trashed())
            .sorted(Comparator.comparing(Page::edited).reversed())
            .toList();
    int from = question.path("start_cursor").asInt(0);
    int to = Math.min(from + 3, all.size());
    return PeerAnswer.json(
        all.subList(Math.min(from, to), to).stream()
            .map(Page::json)
            .collect(
                Collectors.joining(
                    ",",
                    "{\"object\": \"list\", \"results\": [",
                    "], \"has_more\": %s, \"next_cursor\": %s}"
                        .formatted(to < all.size(), to < all.size() ? "\"" + to + "\"" : "null"))));
  }

  private PeerAnswer page(PeerRequest request) {
    Page page = pages.get(request.path().replaceFirst(".*/", ""));
    return page == null ? PeerAnswer.status(404, Map.of()) : PeerAnswer.json(page.json());
  }

  private PeerAnswer markdown(PeerRequest request) {
    String id = request.path().replaceFirst("/markdown$", "").replaceFirst(".*/", "");
    if (id.equals("block-of-a")) {
      return PeerAnswer.json("{\"markdown\": \"The end of the long page.\", \"truncated\": false}");
    }
    Page page = pages.get(id);
    return page == null
        ? PeerAnswer.status(404, Map.of())
        : PeerAnswer.json(
            """
            {"object": "page_markdown", "id": "%s", "markdown": "%s", "truncated": %s,
             "unknown_block_ids": [%s]}\
            """
                .formatted(
                    id,
                    page.text(),
                    id.equals("a"),
                    id.equals("a") ? "\"block-of-a\", \"not-shared\"" : ""));
  }

  private NotionOpener opener(Map<String, AccessRule> roots) {
    return new NotionOpener(new NotionSettings(peer.url(), new Secret("right"), roots));
  }

  private SyncReport run() {
    SyncReport report = live.run(opener(Map.of()));
    assertThat(report.failure()).isEmpty();
    return report;
  }

  @Test
  void readsAllPagesTheirPropertiesAndEachPartOfALongOne() {
    for (String id : List.of("a", "b", "c", "d", "e")) {
      put(id, ROOT, "2026-11-2" + (id.charAt(0) - 'a') + "T10:00:00.000Z", "Text of " + id + ".");
    }
    assertThat(run()).returns(5L, SyncReport::stored);
    assertThat(live.document("a").passages().toString())
        .contains("Text of a", "The end of the long page", "Status: Live");
    assertThat(live.document("a").frontMatter().title()).isEqualTo("Page a");
    assertThat(live.document("a").frontMatter().link()).contains("https://www.notion.so/a");

    peer.taken();
    assertThat(run()).returns(0L, SyncReport::stored);
    assertThat(peer.taken()).containsExactly("/v1/search");
  }

  @Test
  void takesAPageForGoneOnlyWhereItSaysSoItself() {
    // Airbyte #61724, notion-sdk-js #524: the trash is in no list, only in_trash of the page tells.
    put("a", ROOT, "2026-11-20T10:00:00.000Z", "Text of a.");
    put("b", ROOT, "2026-11-20T10:00:00.000Z", "Text of b.");
    run();
    pages.put("b", new Page("b", ROOT, "2026-11-20T10:00:00.000Z", /* trashed= */ true, "Gone."));
    peer.on("/v1/search", request -> PeerAnswer.json("{\"results\": [], \"has_more\": false}"));
    live.clock.move(Duration.ofDays(2));
    assertThat(run()).returns(1L, SyncReport::removed);
    assertThat(live.stored()).containsExactly("a");
  }

  @Test
  void findsTheSecondEditOfOneMinute() {
    put("a", ROOT, "2026-11-30T10:00:00.000Z", "First edit.");
    run();
    put("a", ROOT, "2026-11-30T10:00:00.000Z", "Second edit of the same minute.");
    live.clock.move(Duration.ofMinutes(5));
    assertThat(run()).returns(1L, SyncReport::stored);
    assertThat(live.document("a").passages().toString()).contains("Second edit");
    live.clock.move(Duration.ofMinutes(5));
    assertThat(run()).returns(0L, SyncReport::stored);
  }

  @Test
  void showsNobodyWhatLiesBelowNoNamedRootAndKeepsAllRulesAboveAPage() {
    put(ROOT, "not-shared", "2026-11-20T10:00:00.000Z", "The root.");
    put("a", ROOT, "2026-11-20T10:00:00.000Z", "Below the root.");
    put("b", "a", "2026-11-20T10:00:00.000Z", "Below a.");
    put("z", "not-shared", "2026-11-20T10:00:00.000Z", "Elsewhere.");
    Map<String, AccessRule> roots =
        Map.of(
            NotionSettings.bare(ROOT),
            AccessRule.parse("group:sre"),
            "a",
            AccessRule.parse("group:leads"));
    assertThat(live.run(opener(roots)).failure()).isEmpty();
    assertThat(live.document(ROOT).access().text()).isEqualTo("group:sre;public");
    assertThat(live.document("b").access().text()).isEqualTo("group:leads;group:sre;public");
    assertThat(live.document("z").access().isNobody()).isTrue();
    assertThat(live.status(opener(roots)).reasons())
        .containsOnlyKeys("seen by nobody: it lies below no page named under root-access");

    LiveSettings settings = live.settings(opener(roots), AccessRule.everyone());
    pages.clear();
    assertThat(live.sync(settings).check(settings))
        .anyMatch(finding -> !finding.holds() && finding.sentence().contains("Connections"));
  }
}
