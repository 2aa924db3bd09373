package io.signalbox.bot.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code signalbox bench}: everything that is measured rather than tested. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    subcommands = {BenchRetrieval.class, BenchIngest.class, BenchDemo.class, BenchLeaks.class},
    description = "Measures quality and speed beside a baseline in the same run.")
public final class BenchCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which bench?");
  }
}
