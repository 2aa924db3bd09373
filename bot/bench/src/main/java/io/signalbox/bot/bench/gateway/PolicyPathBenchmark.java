package io.signalbox.bot.bench.gateway;

import io.signalbox.bot.bench.process.TemporaryFolder;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** JMH benchmark of {@link PolicyPath}, in a process of its own. Public because JMH's loops are. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 8, time = 2)
@Measurement(iterations = 8, time = 2)
@Fork(1)
public class PolicyPathBenchmark {
  private static final int UNSAFE_WARNS = 23;

  private @Nullable TemporaryFolder folder;
  private @Nullable PolicyPath path;

  /** Time in microseconds and allocation in bytes of one call through the policy path. */
  record PathResult(double median, double p99, double bytes, long calls) {}

  /**
   * Runs the benchmark in a forked JVM.
   *
   * @throws IllegalStateException when JMH cannot
   */
  static PathResult run() {
    try {
      RunResult result =
          new Runner(
                  new OptionsBuilder()
                      .include(PolicyPathBenchmark.class.getName())
                      .verbosity(VerboseMode.SILENT)
                      .addProfiler(GCProfiler.class)
                      .jvmArgs(arguments())
                      .build())
              .runSingle();
      Statistics times = result.getPrimaryResult().getStatistics();
      return new PathResult(
          times.getPercentile(50),
          times.getPercentile(99),
          Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm")).getScore(),
          times.getN());
    } catch (RunnerException e) {
      throw new IllegalStateException("the policy path could not be measured", e);
    }
  }

  /** Returns the JVM arguments that the launcher gives a gateway, with those that JMH needs. */
  private static String[] arguments() {
    List<String> arguments = new ArrayList<>(List.of("-XX:+UseSerialGC", "-Xmn256m"));
    if (Runtime.version().feature() >= UNSAFE_WARNS) {
      arguments.add("--sun-misc-unsafe-memory-access=allow");
    }
    return arguments.toArray(String[]::new);
  }

  @Setup
  public void open() {
    TemporaryFolder own = new TemporaryFolder("bench-path");
    // Nothing is sent anywhere: the provider answers in this process.
    path = new PolicyPath(BenchOrganisation.create(own.path(), 1, clock()), clock());
    folder = own;
  }

  /** Returns the system clock; JMH constructs this object, so that none can be injected. */
  private static Clock clock() {
    return Clock.systemUTC();
  }

  /** Measures one call, from its key to its record. */
  @Benchmark
  public void call() {
    Objects.requireNonNull(path).call();
  }

  @TearDown(Level.Iteration)
  public void rest() {
    Objects.requireNonNull(path).rest();
  }

  @TearDown
  public void close() {
    Objects.requireNonNull(path).close();
    Objects.requireNonNull(folder).close();
  }
}
