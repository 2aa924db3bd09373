package io.signalbox.bot.bench.edges;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.bot.bench.process.HandOverTimes;
import io.signalbox.config.database.Database;
import io.signalbox.config.database.DatabaseSettings;
import io.signalbox.tools.core.call.CallRecord;
import io.signalbox.tools.core.protocol.ApiProtocol;
import io.signalbox.tools.core.protocol.RequestBody;
import io.signalbox.tools.foresight.dependency.FingerprintRows;
import io.signalbox.tools.foresight.dependency.PromptRecorder;
import java.security.SecureRandom;
import java.time.Clock;
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

/**
 * JMH benchmark of the time that the prompt recorder adds to a gateway call with a known prompt.
 * Public because JMH's loops are.
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
            ApiProtocol.OPENAI_CHAT,
            "{\"messages\":[{\"role\":\"system\",\"content\":\"Be brief.\"}]}".getBytes(UTF_8));
    record = HandOverTimes.call(new CallRecord.Prints(request.systemPrint(), Optional.empty()));
  }

  /** Measures handing one ended call to the recorder. */
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
