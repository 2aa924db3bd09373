package io.signalbox.tools.foresight.quality.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.TestClock;
import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.tools.foresight.quality.incident.QualityChange;
import io.signalbox.tools.foresight.quality.incident.QualitySettings;
import io.signalbox.tools.foresight.quality.incident.QualityWatch;
import io.signalbox.tools.foresight.quality.probe.ProbeOutcome.Failed;
import io.signalbox.tools.foresight.quality.probe.ProbeOutcome.ProbeStep;
import io.signalbox.tools.foresight.quality.probe.QualityProbe.ProbePlace;
import io.signalbox.tools.foresight.quality.signal.CountRows;
import io.signalbox.tools.foresight.quality.signal.QualitySignal;
import io.signalbox.tools.foresight.quality.signal.QualitySubject;
import io.signalbox.tools.foresight.quality.signal.QualitySubject.Dimension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Probes of a route that breaks, while things change. */
class ProbeRunTest {
  private final TestClock clock = new TestClock();
  private final List<String> asked = new ArrayList<>();

  private static QualityProbe probe(String name) {
    return new QualityProbe(
        name, "when?", List.of("six"), ProbePlace.route("chat"), Duration.ofHours(6));
  }

  private ProbeOutcome answer(QualityProbe probe) {
    asked.add(probe.name());
    clock.advance(Duration.ofMinutes(4));
    if (probe.name().equals("breaks")) {
      throw new IllegalStateException("no path");
    }
    return new ProbeOutcome.Passed();
  }

  @Test
  void eachChangeHasThemAskedOnceAndWhatBreaksIsAFailureThatTheWatchStillSees() {
    try (Database database = TestDatabase.h2()) {
      ProbeRun run =
          new ProbeRun(
              database.jdbi(), List.of(probe("breaks"), probe("works")), this::answer, clock);

      List<ProbeResult> results = run.run(false);

      assertThat(asked).containsExactly("breaks", "works");
      assertThat(results.getFirst().outcome())
          .isEqualTo(new Failed(ProbeStep.ROUTE, "asking broke: IllegalStateException"));
      long now = clock.instant().getEpochSecond() / 60;
      // The watch has judged the minute in which they began.
      assertThat(failed(database, now)).isEqualTo("1/2");

      run.run();
      assertThat(asked).hasSize(2);
      announced(database, now - 30);
      run.run();
      assertThat(asked).hasSize(4);
      clock.advance(Duration.ofMinutes(1));
      run.run();
      assertThat(asked).hasSize(4);
    }
  }

  private static String failed(Database database, long minute) {
    return database
        .jdbi()
        .withHandle(handle -> CountRows.minutes(handle, minute, minute + 1))
        .stream()
        .flatMap(each -> each.spans().values().stream())
        .map(each -> each.bad(QualitySignal.PROBE) + "/" + each.calls(QualitySignal.PROBE))
        .findFirst()
        .orElse("none");
  }

  /** Announces a change that happened before, as one that a webhook brings late. */
  private void announced(Database database, long minute) {
    new QualityWatch(database.jdbi(), QualitySettings.USUAL, List.of(), (handle, each) -> {}, clock)
        .announce(
            new QualityChange(
                QualityChange.ChangeKind.DEPLOY,
                new QualitySubject(Dimension.ROUTE, "chat"),
                minute,
                Optional.empty(),
                "release 4.2"));
  }
}
