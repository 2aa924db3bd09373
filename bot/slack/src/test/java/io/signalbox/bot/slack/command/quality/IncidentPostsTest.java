package io.signalbox.bot.slack.command.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.bot.slack.message.MessageSettings;
import io.signalbox.bot.slack.message.PersonalMessages;
import io.signalbox.bot.slack.outbox.Outbox;
import io.signalbox.config.TestClock;
import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.tools.foresight.quality.check.RouteChecks;
import io.signalbox.tools.foresight.quality.incident.BurnWatch;
import io.signalbox.tools.foresight.quality.incident.QualityChange;
import io.signalbox.tools.foresight.quality.incident.QualityIncident.IncidentState;
import io.signalbox.tools.foresight.quality.incident.QualityIncidents;
import io.signalbox.tools.foresight.quality.incident.QualityOverview;
import io.signalbox.tools.foresight.quality.incident.QualitySettings;
import io.signalbox.tools.foresight.quality.incident.QualityWatch;
import io.signalbox.tools.foresight.quality.report.HtmlQualityReport;
import io.signalbox.tools.foresight.quality.signal.ObservedValues;
import io.signalbox.tools.foresight.quality.signal.QualityCounts;
import io.signalbox.tools.foresight.quality.signal.QualitySignal;
import io.signalbox.tools.foresight.quality.signal.QualitySubject;
import io.signalbox.tools.foresight.quality.signal.QualitySubject.Dimension;
import io.signalbox.tools.foresight.quality.signal.SignalCounts;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** One message an incident, and what it says. */
class IncidentPostsTest {
  private static final QualitySubject AGENT = new QualitySubject(Dimension.AGENT, "shop");
  private final TestClock clock = new TestClock();

  private void minutes(QualityWatch watch, int minutes, int bad) {
    for (int i = 0; i < minutes; i++) {
      QualityCounts counts = new QualityCounts();
      SignalCounts one = new SignalCounts();
      one.add(QualitySignal.REFUSED, 20, i % 10 == 0 ? Math.max(1, bad) : bad);
      counts.add(AGENT, clock.instant().getEpochSecond() / 60, one);
      watch.write("one", counts, new ObservedValues());
      clock.advance(Duration.ofMinutes(1));
      watch.look();
    }
  }

  /** Writes counts of minutes at once, without judging them. */
  private void counted(QualityWatch watch, int minutes, int bad) {
    QualityCounts counts = new QualityCounts();
    for (int i = 0; i < minutes; i++) {
      SignalCounts one = new SignalCounts();
      one.add(QualitySignal.REFUSED, 20, bad);
      counts.add(AGENT, clock.instant().getEpochSecond() / 60, one);
      clock.advance(Duration.ofMinutes(1));
    }
    watch.write("one", counts, new ObservedValues());
  }

  private static List<String> posts(Jdbi jdbi) {
    return jdbi.withHandle(
        h ->
            h.createQuery(
                    "SELECT body FROM outbox WHERE id LIKE 'quality:%' AND id NOT LIKE '%:owner:%'"
                        + " ORDER BY id")
                .mapTo(String.class)
                .list());
  }

  @Test
  void aBudgetThatGoesIsToldOnceAndApartFromAFallUntilItIsOver() {
    try (Database database = TestDatabase.h2()) {
      Jdbi jdbi = database.jdbi();
      QualitySettings settings =
          new QualitySettings(
              true,
              1,
              Optional.empty(),
              List.of(new QualitySettings.Objective("calm", AGENT, QualitySignal.REFUSED, 0.99)),
              List.of(),
              Optional.empty(),
              RouteChecks.NONE);
      QualityWatch watch =
          new QualityWatch(jdbi, settings, List.of(), (handle, incident) -> {}, clock);
      BurnWatch burns =
          new BurnWatch(
              jdbi,
              new QualityOverview(jdbi, settings, clock),
              new BurnPosts(new Outbox(jdbi, clock), Optional.of("C0GENERAL0")),
              clock);
      counted(watch, 60, 0);
      burns.run();
      assertThat(burnPosts(jdbi)).isEmpty();

      counted(watch, 40, 8);
      burns.run();
      counted(watch, 1, 8);
      burns.run();
      assertThat(burnPosts(jdbi)).hasSize(2);
      assertThat(burnPosts(jdbi).getFirst())
          .contains("The error budget of calm is going", "somebody should come", "Since when");

      for (int i = 0; i < 5; i++) {
        counted(watch, 120, 0);
        burns.run();
      }
      assertThat(burnPosts(jdbi)).hasSize(2);
      assertThat(burnPosts(jdbi).getLast()).contains("no faster than it may");
    }
  }

  private static List<String> toOwners(Jdbi jdbi) {
    return jdbi.withHandle(
        h ->
            h.createQuery("SELECT body FROM outbox WHERE id LIKE 'quality:%:owner:%'")
                .mapTo(String.class)
                .list());
  }

  private static List<String> burnPosts(Jdbi jdbi) {
    return jdbi.withHandle(
        h ->
            h.createQuery("SELECT body FROM outbox WHERE id LIKE 'quality-burn:%' ORDER BY id")
                .mapTo(String.class)
                .list());
  }

  @Test
  void aFallIsOneMessageThatIsKeptUpToDateAndDecided() {
    try (Database database = TestDatabase.h2()) {
      Jdbi jdbi = database.jdbi();
      Outbox outbox = new Outbox(jdbi, clock);
      IncidentPosts posts =
          new IncidentPosts(
              outbox,
              new PersonalMessages(outbox, MessageSettings.USUAL, clock),
              Optional.of("C0GENERAL0"),
              () -> Map.of(AGENT.name(), "U0CHIDIOK0", "another", "U0ANARUIZ0"));
      QualityWatch watch = new QualityWatch(jdbi, QualitySettings.USUAL, List.of(), posts, clock);
      minutes(watch, 70, 0);
      watch.announce(
          new QualityChange(
              QualityChange.ChangeKind.DEPLOY,
              AGENT,
              clock.instant().getEpochSecond() / 60,
              Optional.empty(),
              "release <4.2>"));
      minutes(watch, 12, 8);

      assertThat(posts(jdbi)).hasSize(2);
      assertThat(posts(jdbi).getFirst())
          .contains("Answers got worse", "agent shop", "release")
          .doesNotContain("<4.2>")
          .contains(IncidentView.ACKNOWLEDGE, IncidentView.FALSE_ALARM)
          .contains("agent shop (", "bad beyond the usual)", "How to take it back");

      assertThat(toOwners(jdbi))
          .singleElement()
          .asString()
          .contains("U0CHIDIOK0", "touches an agent of yours", "/quality 1");

      QualityIncidents incidents = new QualityIncidents(jdbi, posts, clock);
      incidents.decide(1, IncidentState.FALSE_ALARM, "U1");

      assertThat(posts(jdbi)).hasSize(2);
      assertThat(posts(jdbi).getLast()).contains("twice the").doesNotContain(IncidentView.KNOWN);
      QualityOverview overview = new QualityOverview(jdbi, QualitySettings.USUAL, clock);
      assertThat(overview.streams(Optional.of("shop")).getFirst().strictness()).isEqualTo(2);
      assertThat(
              new HtmlQualityReport(clock.instant(), ZoneOffset.UTC)
                  .page(
                      incidents.latest(5),
                      List.of(),
                      List.of(),
                      overview.streams(Optional.empty())))
          .contains("<svg", "release &lt;4.2&gt;", "false alarm")
          .doesNotContain("<script");

      // What is judged now lies before the decision: it is told of again, with more evidence.
      minutes(watch, 8, 18);
      assertThat(incidents.latest(5)).hasSize(2);
      clock.advance(Duration.ofHours(3));
      assertThat(
              new HtmlQualityReport(clock.instant(), ZoneOffset.UTC)
                  .page(List.of(), List.of(), List.of(), overview.streams(Optional.of("shop"))))
          .contains("<td>this hour</td><td>no calls</td>");
    }
  }
}
