package io.signalbox.ingestion.live.servicenow;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.secret.Secret;
import io.signalbox.ingestion.live.LiveFixture;
import io.signalbox.ingestion.live.LiveSettings;
import io.signalbox.ingestion.live.RestPeer;
import io.signalbox.ingestion.live.RestPeer.PeerAnswer;
import io.signalbox.ingestion.live.RestPeer.PeerRequest;
import io.signalbox.ingestion.live.servicenow.ServiceNowSystem.ServiceNowOpener;
import io.signalbox.ingestion.live.sync.SyncReport;
import io.signalbox.knowledge.document.AccessRule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers in the shape of ServiceNow's Table API with display values. */
class ServiceNowSourceTest {
  private static final String TIE = "2026-03-01 10:00:00";

  /** Record of a table; its fields hold what is shown and the value. */
  private record Row(String id, String updated, Map<String, String> fields) {
    String json() {
      Map<String, String> all = new TreeMap<>(fields);
      all.put("sys_id", id);
      all.put("sys_updated_on", updated);
      return all.entrySet().stream()
          .map(
              each ->
                  "\"%s\": {\"display_value\": \"%s\", \"value\": \"%s\"}"
                      .formatted(each.getKey(), each.getValue(), value(each)))
          .collect(Collectors.joining(",", "{", "}"));
    }

    private static String value(Map.Entry<String, String> field) {
      // What is shown of a time is in the account's zone.
      return field.getKey().equals("resolved_at")
          ? "2026-02-28 23:30:00"
          : field.getKey().equals("state") ? "6" : field.getValue();
    }
  }

  @TempDir private Path folder;
  private final Map<String, Row> incidents = new TreeMap<>();
  private final Map<String, Row> articles = new TreeMap<>();
  private RestPeer peer;
  private LiveFixture live;

  @BeforeEach
  void start() throws IOException {
    live = new LiveFixture(folder);
    peer = new RestPeer();
    peer.on("/api/now/table/incident", request -> list(request, incidents));
    peer.on("/api/now/table/kb_knowledge", request -> list(request, articles));
    peer.on("/api/now/table/incident/.*", request -> one(request, incidents));
    peer.on("/api/now/table/kb_knowledge/.*", request -> one(request, articles));
  }

  @AfterEach
  void stop() {
    live.close();
    peer.close();
  }

  private static PeerAnswer one(PeerRequest request, Map<String, Row> rows) {
    Row row = rows.get(request.path().replaceFirst(".*/", ""));
    return row == null
        ? PeerAnswer.status(404, Map.of())
        : PeerAnswer.json("{\"result\": " + row.json() + "}");
  }

  private static String argument(PeerRequest request, String name) {
    return request.query().matches(".*" + name + "=.*")
        ? request.query().replaceFirst("(?s).*" + name + "=", "").replaceFirst("&.*", "")
        : "";
  }

  /** Answers the conditions that the source may use, and refuses offsets. */
  private static PeerAnswer list(PeerRequest request, Map<String, Row> rows) {
    assertThat(request.query()).doesNotContain("sysparm_offset");
    String query = request.query().replaceFirst("(?s).*sysparm_query=", "").replace('+', ' ');
    Predicate<Row> filter = row -> true;
    boolean byTime = false;
    for (String part : query.split("\\^", -1)) {
      byTime |= part.equals("ORDERBYsys_updated_on");
      if (part.startsWith("sys_updated_on>=")) {
        filter = filter.and(row -> row.updated().compareTo(part.substring(16)) >= 0);
      } else if (part.startsWith("sys_updated_on>")) {
        filter = filter.and(row -> row.updated().compareTo(part.substring(15)) > 0);
      } else if (part.startsWith("sys_updated_on=")) {
        filter = filter.and(row -> row.updated().equals(part.substring(15)));
      } else if (part.startsWith("sys_id>")) {
        filter = filter.and(row -> row.id().compareTo(part.substring(7)) > 0);
      } else if (part.startsWith("kb_knowledge_base.titleIN")) {
        List<String> titles = List.of(part.substring(25).split(",", -1));
        filter = filter.and(row -> titles.contains(row.fields().get("kb_knowledge_base")));
      }
    }
    return PeerAnswer.json(
        rows.values().stream()
            .filter(filter)
            .sorted(
                byTime
                    ? Comparator.comparing(Row::updated).thenComparing(Row::id)
                    : Comparator.comparing(Row::id))
            .limit(Integer.parseInt(argument(request, "sysparm_limit")))
            .map(Row::json)
            .collect(Collectors.joining(",", "{\"result\": [", "]}")));
  }

  private void incident(String id, String updated, String state, String notes) {
    incidents.put(
        id,
        new Row(
            id,
            updated,
            Map.of(
                "number",
                "INC" + id,
                "short_description",
                "Checkout fails " + id,
                "description",
                "It fails with code " + id + ".",
                "state",
                state,
                "close_notes",
                notes,
                "resolved_at",
                "2026-02-28 15:30:00",
                "assignment_group",
                "payments")));
  }

  private void article(String id, String base, String state, String criteria) {
    articles.put(
        id,
        new Row(
            id,
            "2026-03-02 10:00:00",
            Map.of(
                "number",
                "KB" + id,
                "short_description",
                "How to restart " + id,
                "text",
                "<p>Restart it by the button " + id + ".</p>",
                "workflow_state",
                state,
                "valid_to",
                "2100-01-01",
                "kb_knowledge_base",
                base,
                "can_read_user_criteria",
                criteria,
                "cannot_read_user_criteria",
                "",
                "author",
                "Ana Ruiz")));
  }

  private ServiceNowOpener opener() {
    return new ServiceNowOpener(
        new ServiceNowSettings(
            peer.url(),
            Optional.of("signalbox"),
            new Secret("right"),
            Optional.of(AccessRule.parse("group:sre")),
            Map.of("IT", AccessRule.everyone())));
  }

  private SyncReport run() {
    SyncReport report = live.run(opener());
    assertThat(report.failure()).isEmpty();
    return report;
  }

  @Test
  void readsMoreRecordsOfOneSecondThanAPageHoldsAndGoesOnBehindThem() {
    // Nango PR 582, elastic/connectors #3509: the rest of a second, or of all pages, was skipped.
    for (int i = 0; i < 250; i++) {
      incident("%03d".formatted(i), TIE, "Resolved", "Raised the pool to forty, number " + i + ".");
    }
    incident("aaa", "2026-03-01 10:00:01", "Closed", "Restarted the gateway by hand.");
    assertThat(run()).returns(251L, SyncReport::stored);
    assertThat(live.document("incident/007").passages().toString()).contains("number 7");
    assertThat(live.document("incident/007").access().text()).isEqualTo("group:sre;public");
    assertThat(live.document("incident/007").frontMatter().lastReviewedOn().toString())
        .contains("2026-02-28");

    assertThat(run()).returns(0L, SyncReport::stored);
    incident("008", "2026-03-01 10:00:40", "In Progress", "");
    incident("009", "2026-03-01 10:00:30", "Resolved", "Lowered the pool again to be safe.");
    assertThat(run()).returns(1L, SyncReport::stored);
    assertThat(live.stored()).doesNotContain("incident/008").contains("incident/009");

    incidents.remove("010");
    live.clock.move(Duration.ofDays(2));
    assertThat(run()).returns(1L, SyncReport::removed);
  }

  @Test
  void showsArticlesOfNamedBasesAndNobodyThoseWithCriteriaOfTheirOwn() {
    article("a", "IT", "published", "");
    article("b", "IT", "published", "criteria7");
    article("c", "IT", "draft", "");
    article("d", "HR", "published", "");
    run();
    assertThat(live.stored()).containsExactly("kb_knowledge/a", "kb_knowledge/b");
    assertThat(live.document("kb_knowledge/a").access()).isEqualTo(AccessRule.everyone());
    assertThat(live.document("kb_knowledge/a").frontMatter().link().orElseThrow())
        .endsWith("/kb_view.do?sysparm_article=KBa");
    assertThat(live.document("kb_knowledge/b").access().isNobody()).isTrue();
    assertThat(live.status(opener()).reasons())
        .containsOnlyKeys(
            "is not published",
            "seen by nobody: it has user criteria of its own, which are not read");

    article("a", "IT", "published", "criteria7");
    live.clock.move(Duration.ofDays(2));
    assertThat(run()).returns(1L, SyncReport::rights);
    assertThat(live.document("kb_knowledge/a").access().isNobody()).isTrue();

    LiveSettings settings = live.settings(opener(), AccessRule.everyone());
    assertThat(live.sync(settings).check(settings))
        .anyMatch(finding -> !finding.holds() && finding.sentence().contains("sn_incident_read"));
  }
}
