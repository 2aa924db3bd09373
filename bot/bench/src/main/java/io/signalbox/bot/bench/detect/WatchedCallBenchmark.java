package io.signalbox.bot.bench.detect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.tools.core.call.CallOutcome;
import io.signalbox.tools.core.call.CallRecord;
import io.signalbox.tools.core.call.UsageBasis;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.price.TokenUsage;
import io.signalbox.tools.core.protocol.ProtocolShape;
import io.signalbox.tools.core.protocol.RequestBody;
import io.signalbox.tools.core.route.DataClass;
import io.signalbox.tools.foresight.quality.signal.CallSignals;
import io.signalbox.tools.foresight.quality.signal.QualityCounts;
import io.signalbox.tools.foresight.quality.signal.SeenValues;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Cost of the watch on a call's path, under JMH. Public because JMH's loops are. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class WatchedCallBenchmark {
  private @Nullable CallSignals signals;
  private @Nullable CallRecord record;
  private @Nullable RequestBody request;
  private List<byte[]> answer = List.of();

  /** Times of a call's hand-over in nanoseconds. */
  record WatchCost(double median, double p99, double mean) {}

  /**
   * Runs the measurement.
   *
   * @throws IllegalStateException when JMH cannot
   */
  static WatchCost run() {
    try {
      var statistics =
          new Runner(
                  new OptionsBuilder()
                      .include(WatchedCallBenchmark.class.getName())
                      .verbosity(VerboseMode.SILENT)
                      .build())
              .runSingle()
              .getPrimaryResult()
              .getStatistics();
      return new WatchCost(
          statistics.getPercentile(50), statistics.getPercentile(99), statistics.getMean());
    } catch (RunnerException e) {
      throw new IllegalStateException("the watch could not be measured", e);
    }
  }

  @Setup
  public void open() {
    signals = new CallSignals(new QualityCounts(), new SeenValues());
    request =
        RequestBody.read(
            ProtocolShape.OPENAI_CHAT,
            "{\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}".getBytes(UTF_8));
    answer =
        List.of(
            "{\"model\":\"m\",\"choices\":[{\"message\":{\"content\":\"Good day.\"}}]}"
                .getBytes(UTF_8));
    record =
        new CallRecord(
            "id",
            Instant.EPOCH,
            new CallRecord.Who("agent", "team", "chat", DataClass.INTERNAL),
            Optional.empty(),
            CallRecord.Prints.NONE,
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

  /** Hand-over of a call to the watch. */
  @Benchmark
  public void ended() {
    Objects.requireNonNull(signals)
        .ended(Objects.requireNonNull(record), Objects.requireNonNull(request), answer);
  }

  @TearDown
  public void close() {
    Objects.requireNonNull(signals).close();
  }
}
