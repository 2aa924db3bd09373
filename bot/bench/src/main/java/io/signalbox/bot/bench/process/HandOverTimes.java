package io.signalbox.bot.bench.process;

import io.signalbox.tools.core.call.CallOutcome;
import io.signalbox.tools.core.call.CallRecord;
import io.signalbox.tools.core.call.UsageBasis;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.price.TokenUsage;
import io.signalbox.tools.core.route.DataClass;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Times of handing an ended gateway call to a watcher, in nanoseconds, as sampled by JMH. */
public record HandOverTimes(double median, double p99, double mean) {

  /**
   * Runs a JMH benchmark class, and returns its times.
   *
   * @throws IllegalStateException when JMH cannot
   */
  public static HandOverTimes of(Class<?> benchmark) {
    try {
      var statistics =
          new Runner(
                  new OptionsBuilder()
                      .include(benchmark.getName())
                      .verbosity(VerboseMode.SILENT)
                      .build())
              .runSingle()
              .getPrimaryResult()
              .getStatistics();
      return new HandOverTimes(
          statistics.getPercentile(50), statistics.getPercentile(99), statistics.getMean());
    } catch (RunnerException e) {
      throw new IllegalStateException(benchmark.getSimpleName() + " could not be run", e);
    }
  }

  /** Returns the record of an answered call that costs nothing. */
  public static CallRecord call(CallRecord.Prints prints) {
    return new CallRecord(
        "id",
        Instant.EPOCH,
        new CallRecord.Who("agent", "team", "chat", DataClass.INTERNAL),
        Optional.empty(),
        prints,
        TokenUsage.of(10, 10),
        UsageBasis.COUNTED,
        Cost.NOTHING,
        Cost.NOTHING,
        Optional.empty(),
        Duration.ofMillis(5),
        1,
        CallRecord.CacheUse.OFF,
        0,
        Optional.of("stop"),
        CallOutcome.ANSWERED);
  }
}
