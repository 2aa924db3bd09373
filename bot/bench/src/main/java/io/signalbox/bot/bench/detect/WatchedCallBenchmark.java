package io.signalbox.bot.bench.detect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.bot.bench.process.HandOverTimes;
import io.signalbox.tools.core.call.CallRecord;
import io.signalbox.tools.core.protocol.ApiProtocol;
import io.signalbox.tools.core.protocol.RequestBody;
import io.signalbox.tools.foresight.quality.signal.CallSignals;
import io.signalbox.tools.foresight.quality.signal.ObservedValues;
import io.signalbox.tools.foresight.quality.signal.QualityCounts;
import java.util.List;
import java.util.Objects;
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
 * JMH benchmark of the time that the quality watch adds to a gateway call. Public because JMH's
 * loops are.
 */
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

  @Setup
  public void open() {
    signals = new CallSignals(new QualityCounts(), new ObservedValues());
    request =
        RequestBody.read(
            ApiProtocol.OPENAI_CHAT,
            "{\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}".getBytes(UTF_8));
    answer =
        List.of(
            "{\"model\":\"m\",\"choices\":[{\"message\":{\"content\":\"Good day.\"}}]}"
                .getBytes(UTF_8));
    record = HandOverTimes.call(CallRecord.Prints.NONE);
  }

  /** Measures handing one ended call to the watch. */
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
