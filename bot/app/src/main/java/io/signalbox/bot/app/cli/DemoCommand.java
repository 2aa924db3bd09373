package io.signalbox.bot.app.cli;

import io.signalbox.bot.app.assembly.BotAssembly;
import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.demo.DemoAgents;
import io.signalbox.bot.app.demo.DemoAnswers;
import io.signalbox.bot.app.demo.DemoGateway;
import io.signalbox.bot.app.demo.LocalBot;
import io.signalbox.bot.app.demo.SampleOrganisation;
import io.signalbox.bot.app.demo.SimulatedProvider;
import io.signalbox.bot.app.terminal.AnswerPrinter;
import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.bot.app.terminal.PageNames;
import io.signalbox.bot.app.terminal.ProgressDisplay;
import io.signalbox.bot.app.terminal.QuestionPrompt;
import io.signalbox.bot.app.terminal.TerminalText;
import io.signalbox.config.ConfigFile;
import io.signalbox.knowledge.answer.Question;
import io.signalbox.knowledge.answer.QuestionAsker;
import io.signalbox.knowledge.answering.QuestionAnswering;
import io.signalbox.knowledge.document.Audience;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Command {@code signalbox demo}, which answers three questions on the sample organisation and then
 * prompts for more.
 */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Shows Signalbox on a sample organisation, then takes your own questions.")
public final class DemoCommand implements Callable<Integer> {
  private static final List<String> QUESTIONS =
      List.of(
          "who is on call for payments?",
          "ledger replica is lagging behind, what do I do?",
          "which channel do I ask about kafka?");

  @Spec private CommandSpec spec;

  @Option(names = "--once", description = "Print the answers and leave, without a prompt.")
  private boolean once;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Folder for the demo's copy and data (default: .signalbox/demo beside the program).")
  private @Nullable Path data;

  private final Clock clock;

  public DemoCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Path folder = folder();
    if (once || !QuestionPrompt.isPossible()) {
      return show(SampleOrganisation.prepare(folder, clock), out, err);
    }
    try (SimulatedProvider provider = SimulatedProvider.start()) {
      return show(SampleOrganisation.prepare(folder, clock, provider.baseUrl()), out, err);
    }
  }

  private Path folder() {
    return data == null ? SampleOrganisation.usualFolder() : data;
  }

  private int show(ConfigFile organisation, PrintWriter out, PrintWriter err) {
    SignalboxSettings settings = organisation.load(SignalboxSettings::from).settings();
    try (BotAssembly assembly = BotAssembly.open(settings, clock)) {
      out.println(
          "Harbourline books freight and parcels. This is the front desk of its engineers.");
      out.flush();
      KnowledgeRefresh.words(assembly, new ProgressDisplay(err));
      out.printf(
          "%d runbooks and tickets, on-call tables and ownership are read.%n%n",
          assembly.corpus().size());
      show(assembly, out);
      if (once || !QuestionPrompt.isPossible()) {
        KnowledgeRefresh.vectors(assembly, ProgressDisplay.unseen());
      } else {
        prompt(assembly, out);
      }
    }
    return ExitCode.OK;
  }

  private void show(BotAssembly assembly, PrintWriter out) {
    QuestionAnswering answering = assembly.answering();
    AnswerPrinter printer =
        new AnswerPrinter(out, ansi(), PageNames.of(assembly.settings().sources()));
    for (String question : QUESTIONS) {
      out.println(prompt(question));
      ask(answering, printer, assembly.settings(), question);
      out.println();
    }
    whatNext(out);
  }

  /** Runs the terminal prompt and the local workspace in the browser, until the person leaves. */
  private void prompt(BotAssembly assembly, PrintWriter out) {
    DemoAgents.settle(
        assembly::agents,
        assembly.gateway().ledger(),
        folder().resolve("harbourline/agents"),
        clock);
    try (DemoAnswers answers = DemoAnswers.start(assembly, clock);
        LocalBot localBot =
            LocalBot.open(assembly, folder(), clock, List.of(place -> answers.button()))) {
      out.println("In Slack it looks like this: " + localBot.address());
      out.println();
      int port = assembly.serve(localBot.people());
      out.println(DemoGateway.introduce(assembly.gateway(), port, folder()));
      AnswerPrinter printer =
          new AnswerPrinter(out, ansi(), PageNames.of(assembly.settings().sources()));
      QuestionAnswering answering = assembly.answering();
      QuestionPrompt.open(out, question -> ask(answering, printer, assembly.settings(), question));
    }
  }

  private void ask(
      QuestionAnswering answering,
      AnswerPrinter printer,
      SignalboxSettings settings,
      String question) {
    printer.print(
        answering.answer(
            new Question(question, Audience.anyone(), clock.instant(), settings.zone())
                .by(QuestionAsker.atTerminal())),
        clock.instant());
  }

  private Ansi ansi() {
    return spec.commandLine().getColorScheme().ansi();
  }

  private String prompt(String question) {
    String line = "> " + TerminalText.line(question);
    return ansi().enabled() ? Style.on(Style.bold) + line + Style.off(Style.bold) : line;
  }

  private static void whatNext(PrintWriter out) {
    out.println("Try next:");
    out.println("  who is on call for auth on Friday?");
    out.println("  who owns ledger-api");
    out.println("  ERR_TOKEN_AUDIENCE_MISMATCH");
    out.println(
        "Your own runbooks: ./signalbox init, then ./signalbox ingest and ./signalbox ask.");
    out.println();
    out.flush();
  }
}
