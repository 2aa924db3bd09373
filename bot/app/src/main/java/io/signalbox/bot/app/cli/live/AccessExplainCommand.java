package io.signalbox.bot.app.cli.live;

import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.assembly.StoreGraph;
import io.signalbox.bot.app.cli.SettingsOption;
import io.signalbox.bot.app.cli.live.AccessExplanation.ExplainedClause;
import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.bot.app.terminal.TerminalText;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Command {@code signalbox access explain}, which shows the clauses of a document's access rule
 * that a person meets or not.
 */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
      "Says whether a person may see a document, clause by clause.",
      "Exit code 3: the document is closed to the person."
    })
public final class AccessExplainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SettingsOption settings;

  @Parameters(
      index = "0",
      paramLabel = "PERSON",
      description = "Mail address, @handle or member id; without Slack, a mail address.")
  private String person = "";

  @Parameters(
      index = "1",
      paramLabel = "DOCUMENT",
      description = "Id of the document, the end of its id, or the address where it is opened.")
  private String document = "";

  private final Clock clock;

  public AccessExplainCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    SignalboxSettings loaded = settings.load(spec, clock);
    try (StoreGraph stores = StoreGraph.open(loaded, clock)) {
      AccessExplanation explanation =
          AccessExplanation.of(stores, person, document)
              .orElseThrow(() -> new ParameterException(spec.commandLine(), unknown()));
      out.println(
          explanation.document().value()
              + (explanation.isOpen() ? " is open to " : " is CLOSED to ")
              + TerminalText.line(person));
      explanation.note().ifPresent(note -> out.println("  note: " + note));
      explanation.clauses().forEach(clause -> out.println(line(clause)));
      out.flush();
      return explanation.isOpen() ? ExitCode.OK : ExitCode.NO_ANSWER;
    }
  }

  private String unknown() {
    return "There is no such person, or not one document with this name: "
        + TerminalText.line(person)
        + ", "
        + TerminalText.line(document);
  }

  private static String line(ExplainedClause clause) {
    List<String> terms = clause.terms();
    String named = TerminalText.line(String.join(", ", terms));
    return clause.met().isPresent()
        ? "  met     by " + TerminalText.line(clause.met().get()) + ", of: " + named
        : "  CLOSED  needs one of: " + named;
  }
}
