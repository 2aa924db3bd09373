package io.signalbox.bot.app.cli.live;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Command group {@code signalbox access}, about who may see a document. */
@Command(
    name = "access",
    mixinStandardHelpOptions = true,
    description = "Says who may see a document, and why.")
public final class AccessCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command? There is 'access explain'.");
  }
}
