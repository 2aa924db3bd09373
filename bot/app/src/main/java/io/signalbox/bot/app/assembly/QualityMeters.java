package io.signalbox.bot.app.assembly;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.signalbox.tools.foresight.quality.incident.BurnWatch;
import io.signalbox.tools.foresight.quality.incident.QualitySettings;
import io.signalbox.tools.foresight.quality.incident.QualityWatch;
import io.signalbox.tools.foresight.quality.signal.QualityCounts.MinuteCounts;
import io.signalbox.tools.foresight.quality.signal.QualitySignal;
import io.signalbox.tools.foresight.quality.signal.QualitySubject;
import java.util.List;

/**
 * Prometheus metrics of answer quality: counters of signals by route, agent, source, check and
 * probe, and gauges of open incidents and error budgets.
 */
record QualityMeters(MeterRegistry meters) {

  /** Adds gauges of the watch's progress, open incidents, and the objectives' error budgets. */
  void gauges(QualitySettings settings, QualityWatch watch, BurnWatch burns) {
    meters.gauge("signalbox.quality.incidents.open", watch, QualityWatch::open);
    meters.gauge(
        "signalbox.quality.judged.through.seconds", watch, each -> 60.0 * each.judgedThrough());
    for (QualitySettings.Objective objective : settings.objectives()) {
      Tags tags = tags(objective.subject(), objective.signal()).and("objective", objective.name());
      Gauge.builder("signalbox.quality.objective.allowed", objective::allowed)
          .tags(tags)
          .register(meters);
      Gauge.builder("signalbox.quality.objective.left", () -> burns.left(objective.name()))
          .tags(tags)
          .register(meters);
    }
  }

  void count(List<MinuteCounts> counts) {
    for (MinuteCounts each : counts) {
      if (isNamed(each.subject())) {
        for (QualitySignal signal : each.counts().signals()) {
          if (!signal.isNumber()) {
            add("signalbox.quality.answers", each.subject(), signal, each.counts().calls(signal));
            add("signalbox.quality.bad", each.subject(), signal, each.counts().bad(signal));
          }
        }
      }
    }
  }

  /**
   * Returns whether a subject has a name of the settings: a label of others would stay for ever.
   */
  private static boolean isNamed(QualitySubject subject) {
    return switch (subject.dimension()) {
      case ROUTE, AGENT, SOURCE, CHECK, PROBE -> true;
      case MODEL, PROMPT, TEAM -> false;
    };
  }

  private static Tags tags(QualitySubject subject, QualitySignal signal) {
    return Tags.of(
        "dimension",
        subject.dimension().label(),
        "subject",
        subject.name(),
        "signal",
        signal.code());
  }

  private void add(String name, QualitySubject subject, QualitySignal signal, int amount) {
    meters.counter(name, tags(subject, signal)).increment(amount);
  }
}
