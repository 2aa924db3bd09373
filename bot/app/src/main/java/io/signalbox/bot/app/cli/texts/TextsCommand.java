package io.signalbox.bot.app.cli.texts;

import io.signalbox.bot.app.terminal.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Command {@code signalbox texts}, which lists all texts that the product can show to people. */
@Command(
    name = "texts",
    mixinStandardHelpOptions = true,
    description = {
      "Prints what Signalbox can say, one text a line behind the class or file that has it: in"
          + " Slack, on the local workspace's page, and at the terminal."
    })
public final class TextsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "WORDS",
      description = "Only texts with these words, upper and lower case alike.")
  private String words = "";

  @Override
  public Integer call() throws IOException {
    String wanted = words.toLowerCase(Locale.ROOT);
    PrintWriter out = spec.commandLine().getOut();
    for (ProductTexts.ProductText each : ProductTexts.list(place -> true)) {
      if (each.text().toLowerCase(Locale.ROOT).contains(wanted)) {
        out.println(each.source() + ": " + each.text());
      }
    }
    out.flush();
    return ExitCode.OK;
  }
}
