package io.signalbox.bot.bench.edges;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.config.database.Database;
import io.signalbox.config.database.DatabaseSettings;
import io.signalbox.tools.core.call.CallOutcome;
import io.signalbox.tools.core.call.CallRecord;
import io.signalbox.tools.core.call.UsageBasis;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.price.TokenUsage;
import io.signalbox.tools.core.protocol.ProtocolShape;
import io.signalbox.tools.core.protocol.RequestBody;
import io.signalbox.tools.core.route.DataClass;
import io.signalbox.tools.foresight.dependency.FingerprintRows;
import io.signalbox.tools.foresight.dependency.PromptRecorder;
import java.security.SecureRandom;
import java.time.Clock;
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

/**
 * Cost of the recorder of prompts on a call's path, for a prompt that is known, under JMH. Public
 * because JMH's loops are.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RecordedPromptBenchmark {
  private @Nullable Database database;
  private @Nullable PromptRecorder recorder;
  private @Nullable CallRecord record;
  private @Nullable RequestBody request;

  /**
   * Runs the measurement.
   *
   * @throws IllegalStateException when JMH cannot
   */
  static String run() {
    try {
      var statistics =
          new Runner(
                  new OptionsBuilder()
                      .include(RecordedPromptBenchmark.class.getName())
                      .verbosity(VerboseMode.SILENT)
                      .build())
              .runSingle()
              .getPrimaryResult()
              .getStatistics();
      return "median %.0f ns, p99 %.0f ns, mean %.0f ns"
          .formatted(
              statistics.getPercentile(50), statistics.getPercentile(99), statistics.getMean());
    } catch (RunnerException e) {
      throw new IllegalStateException("the recorder could not be measured", e);
    }
  }

  @Setup
  public void open() {
    database =
        Database.open(
            new DatabaseSettings(
                "jdbc:h2:mem:prompts;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
                Optional.empty(),
                Optional.empty(),
                2));
    recorder =
        PromptRecorder.start(
            new FingerprintRows(database.jdbi()), new SecureRandom(), Clock.systemUTC());
    request =
        RequestBody.read(
            ProtocolShape.OPENAI_CHAT,
            "{\"messages\":[{\"role\":\"system\",\"content\":\"Be brief.\"}]}".getBytes(UTF_8));
    record =
        new CallRecord(
            "id",
            Instant.EPOCH,
            new CallRecord.Who("agent", "team", "chat", DataClass.INTERNAL),
            Optional.empty(),
            new CallRecord.Prints(request.systemPrint(), Optional.empty()),
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

  /** Hand-over of a call to the recorder. */
  @Benchmark
  public void ended() {
    Objects.requireNonNull(recorder)
        .ended(Objects.requireNonNull(record), Objects.requireNonNull(request), List.of());
  }

  @TearDown
  public void close() {
    Objects.requireNonNull(recorder).close();
    Objects.requireNonNull(database).close();
  }
}
