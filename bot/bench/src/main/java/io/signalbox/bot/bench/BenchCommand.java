package io.signalbox.bot.bench;

import io.signalbox.bot.bench.answer.BenchDemo;
import io.signalbox.bot.bench.reading.BenchRead;
import io.signalbox.bot.bench.retrieval.BenchIngest;
import io.signalbox.bot.bench.retrieval.BenchRetrieval;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Top-level command {@code signalbox bench}, whose subcommands are benchmarks and failure drills.
 */
@Command(
    name = "signalbox bench",
    mixinStandardHelpOptions = true,
    subcommands = {
      BenchRetrieval.class,
      BenchIngest.class,
      BenchDemo.class,
      BenchLeaks.class,
      BenchRead.class
    },
    description = "Measures quality and speed beside a baseline in the same run.")
public final class BenchCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which bench?");
  }
}
