package io.signalbox.bot.app.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.tools.foresight.quality.check.RouteChecks;
import io.signalbox.tools.foresight.quality.incident.BurnWatch;
import io.signalbox.tools.foresight.quality.incident.QualityOverview;
import io.signalbox.tools.foresight.quality.incident.QualitySettings;
import io.signalbox.tools.foresight.quality.incident.QualityWatch;
import io.signalbox.tools.foresight.quality.signal.QualityCounts.MinuteCounts;
import io.signalbox.tools.foresight.quality.signal.QualitySignal;
import io.signalbox.tools.foresight.quality.signal.QualitySubject;
import io.signalbox.tools.foresight.quality.signal.QualitySubject.Dimension;
import io.signalbox.tools.foresight.quality.signal.SignalCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Metrics of answer quality, and the dashboard and alert rules that are shipped for them. */
class QualityMetersTest {
  private static final Path SHIPPED = Path.of("..", "..", "docs", "quality");
  private static final Pattern METRIC = Pattern.compile("signalbox_\\w+");

  @Test
  void everyQueryOfTheDashboardAndTheRulesNamesMetricsThatAreServed() throws IOException {
    String served = served();
    JsonNode dashboard =
        new ObjectMapper().readTree(SHIPPED.resolve("grafana-dashboard.json").toFile());
    Set<String> named = names(Files.readString(SHIPPED.resolve("prometheus-rules.yaml")));
    for (JsonNode panel : dashboard.path("panels")) {
      assertThat(panel.path("targets")).isNotEmpty();
      for (JsonNode target : panel.path("targets")) {
        Set<String> ofQuery = names(target.path("expr").asText());
        assertThat(ofQuery).isNotEmpty();
        named.addAll(ofQuery);
      }
    }

    assertThat(named)
        .allMatch(name -> served.contains("\n" + name + "{") || served.contains("\n" + name + " "));
    assertThat(named).hasSizeGreaterThan(5);
  }

  private static Set<String> names(String text) {
    Set<String> names = new TreeSet<>();
    METRIC.matcher(text).results().forEach(match -> names.add(match.group()));
    return names;
  }

  /** Returns what Prometheus is served, after a call that was counted. */
  private static String served() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    QualitySubject route = new QualitySubject(Dimension.ROUTE, "chat");
    QualitySettings settings =
        new QualitySettings(
            true,
            1,
            Optional.empty(),
            List.of(new QualitySettings.Objective("answered", route, QualitySignal.REFUSED, 0.97)),
            List.of(),
            Optional.empty(),
            RouteChecks.NONE);
    try (Database database = TestDatabase.h2()) {
      Clock clock = Clock.systemUTC();
      QualityMeters meters = new QualityMeters(registry);
      meters.gauges(
          settings,
          new QualityWatch(database.jdbi(), settings, List.of(), (handle, each) -> {}, clock),
          new BurnWatch(
              database.jdbi(),
              new QualityOverview(database.jdbi(), settings, clock),
              (handle, standing, since) -> {},
              clock));
      SignalCounts counts = new SignalCounts();
      counts.add(QualitySignal.REFUSED, true);
      meters.count(List.of(new MinuteCounts(route, 1, counts)));
      return registry.scrape();
    }
  }
}
