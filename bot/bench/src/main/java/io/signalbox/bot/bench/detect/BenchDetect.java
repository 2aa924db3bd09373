package io.signalbox.bot.bench.detect;

import io.signalbox.bot.bench.process.HandOverTimes;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Command {@code signalbox bench detect}, which measures detection delays and false alarms of the
 * answer-quality detectors.
 */
@Command(
    name = "detect",
    mixinStandardHelpOptions = true,
    description = {
      "Injects faults into made traffic and counts delays and false alarms, beside a threshold, a"
          + " calibrated window, burn rates, Page-Hinkley and ADWIN.",
      "With --nab DIR: the Numenta Anomaly Benchmark, from a clone of numenta/NAB."
    })
public final class BenchDetect implements Callable<Integer> {
  private static final int CALIBRATION_WEEKS = 400;

  @Option(names = "--weeks", description = "Quiet weeks of 20 streams. Default: 1000.")
  private int weeks = 1_000;

  @Option(names = "--runs", description = "Faults by row. Default: 1000.")
  private int runs = 1_000;

  @Option(
      names = "--many-weeks",
      description = "Quiet weeks of 200 streams, and of 2,000 a quarter; 0: none. Default: 100.")
  private int manyWeeks = 100;

  @Option(names = "--seed", description = "Default: 25.")
  private long seed = 25;

  @Option(names = "--nab", paramLabel = "DIR", description = "A clone of numenta/NAB.")
  private @Nullable Path nab;

  @Option(names = "--cost", description = "Measures what the watch costs a call, under JMH.")
  private boolean cost;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (runs < 1 || weeks < 1 || manyWeeks < 0) {
      throw new ParameterException(spec.commandLine(), "--runs and --weeks are at least 1.");
    }
    Optional<Path> clone = Optional.ofNullable(nab);
    if (cost) {
      HandOverTimes result = HandOverTimes.of(WatchedCallBenchmark.class);
      out.printf(
          Locale.ROOT,
          "The watch costs a call %.0f ns at the median, %.0f ns at p99, %.0f ns on average.%n",
          result.median(),
          result.p99(),
          result.mean());
    } else if (clone.isPresent()) {
      new NabRun(out).run(clone.get());
    } else {
      new DetectReport(out, seed, runs, CALIBRATION_WEEKS).print(weeks, manyWeeks);
    }
    out.flush();
    return 0;
  }
}
