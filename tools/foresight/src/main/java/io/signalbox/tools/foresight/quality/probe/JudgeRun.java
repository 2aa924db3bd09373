package io.signalbox.tools.foresight.quality.probe;

import io.signalbox.tools.foresight.quality.check.JudgeRule;
import io.signalbox.tools.foresight.quality.check.JudgeSamples;
import io.signalbox.tools.foresight.quality.check.JudgeSamples.JudgeSample;
import io.signalbox.tools.foresight.quality.probe.QualityProbe.ProbePlace;
import io.signalbox.tools.foresight.quality.signal.QualityCounts;
import io.signalbox.tools.foresight.quality.signal.QualitySignal;
import io.signalbox.tools.foresight.quality.signal.QualitySubject;
import io.signalbox.tools.foresight.quality.signal.QualitySubject.Dimension;
import io.signalbox.tools.foresight.quality.signal.SignalCounts;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Background thread that has sampled answers judged and counts the verdicts. */
public final class JudgeRun implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JudgeRun.class);
  private static final long PAUSE_MILLIS = 500;

  private final JudgeSamples samples;
  private final BiFunction<ProbePlace, String, String> asker;
  private final QualityCounts counts;
  private final Clock clock;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  /**
   * Starts the thread.
   *
   * @param asker asks a route, and returns the text of its reply, which may be empty
   */
  public JudgeRun(
      JudgeSamples samples,
      BiFunction<ProbePlace, String, String> asker,
      QualityCounts counts,
      Clock clock) {
    this.samples = samples;
    this.asker = asker;
    this.counts = counts;
    this.clock = clock;
    this.thread = Thread.ofPlatform().daemon().name("quality-judge").start(this::run);
  }

  private void run() {
    try {
      while (!closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
        Optional<JudgeSample> sample = samples.next();
        while (sample.isPresent() && closing.getCount() > 0) {
          judge(sample.get());
          sample = samples.next();
        }
      }
    } catch (InterruptedException e) {
      return;
    }
  }

  /** Counts a judge's verdict; a judge that does not answer with one is left to its fixed cases. */
  private void judge(JudgeSample sample) {
    try {
      String reply =
          asker.apply(
              ProbePlace.route(sample.judge().route()),
              sample.judge().prompt(sample.question(), sample.answer()));
      JudgeRule.verdict(reply).ifPresent(good -> count(sample, good));
    } catch (RuntimeException e) {
      LOG.warn("an answer was not judged: {}", e.getClass().getSimpleName());
    }
  }

  private void count(JudgeSample sample, boolean good) {
    SignalCounts one = new SignalCounts();
    one.add(QualitySignal.JUDGED_BAD, !good);
    counts.add(
        new QualitySubject(Dimension.CHECK, sample.check().name()),
        clock.instant().getEpochSecond() / 60,
        one);
  }

  /** Stops the thread after the answer that is being judged. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
