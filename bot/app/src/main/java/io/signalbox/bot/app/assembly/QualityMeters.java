package io.signalbox.bot.app.assembly;

import io.micrometer.core.instrument.MeterRegistry;
import io.signalbox.tools.foresight.quality.signal.QualityCounts.MinuteCounts;
import io.signalbox.tools.foresight.quality.signal.QualitySignal;
import io.signalbox.tools.foresight.quality.signal.QualitySubject;
import java.util.List;

/** Prometheus counters of answer-quality signals by route and agent. */
record QualityMeters(MeterRegistry meters) {

  void count(List<MinuteCounts> counts) {
    for (MinuteCounts each : counts) {
      QualitySubject subject = each.subject();
      // Prompts come and go; a label for each would never be dropped.
      if (subject.dimension() == QualitySubject.Dimension.ROUTE
          || subject.dimension() == QualitySubject.Dimension.AGENT) {
        for (QualitySignal signal : each.counts().signals()) {
          if (!signal.isNumber()) {
            add("signalbox.quality.answers", subject, signal, each.counts().calls(signal));
            add("signalbox.quality.bad", subject, signal, each.counts().bad(signal));
          }
        }
      }
    }
  }

  private void add(String name, QualitySubject subject, QualitySignal signal, int amount) {
    meters
        .counter(
            name,
            "dimension",
            subject.dimension().label(),
            "subject",
            subject.name(),
            "signal",
            signal.code())
        .increment(amount);
  }
}
