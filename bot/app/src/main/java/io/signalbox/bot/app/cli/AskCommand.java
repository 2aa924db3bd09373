package io.signalbox.bot.app.cli;

import io.signalbox.bot.app.assembly.BotAssembly;
import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.terminal.AnswerJson;
import io.signalbox.bot.app.terminal.AnswerPrinter;
import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.bot.app.terminal.PageNames;
import io.signalbox.knowledge.answer.Answer;
import io.signalbox.knowledge.answer.Question;
import io.signalbox.knowledge.answer.QuestionAsker;
import io.signalbox.knowledge.document.Audience;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Command {@code signalbox ask}, which answers one question in the terminal. */
@Command(
    name = "ask",
    mixinStandardHelpOptions = true,
    description = "Answers one question. Exit code 0: answered; 3: no answer in what is known.")
public final class AskCommand implements Callable<Integer> {
  /**
   * System property that the launcher sets to archive this process's classes for faster starts
   * later; the search is then loaded too.
   */
  private static final String ARCHIVE_CLASSES = "signalbox.archive-classes";

  @Spec private CommandSpec spec;
  @Mixin private SettingsOption settings;

  @Parameters(arity = "1..*", paramLabel = "QUESTION", description = "The question, quoted or not.")
  private List<String> words = List.of();

  @Option(names = "--json", description = "Print the answer as JSON.")
  private boolean json;

  @Option(names = "--more", description = "Print more than the shortest answer, where there is.")
  private boolean more;

  @Mixin private ReadersOption readers;

  private static final String PAGE_QUESTION = "How do I roll back a deployment?";

  private final Clock clock;

  public AskCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    SignalboxSettings loaded = settings.load(spec, clock);
    String text = String.join(" ", words).strip();
    if (text.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "The question is empty.");
    }
    Audience audience = readers.audience(spec);
    try (BotAssembly assembly = BotAssembly.withoutIndex(loaded, clock)) {
      Runnable beforeSearch =
          KnowledgeRefresh.beforeAsking(assembly, err, settings.file().isEmpty());
      Answer answer =
          assembly
              .answering(beforeSearch)
              .answer(
                  new Question(text, audience, clock.instant(), loaded.zone())
                      .by(QuestionAsker.atTerminal()));
      print(text, answer, PageNames.of(loaded.sources()));
      if (Boolean.getBoolean(ARCHIVE_CLASSES)) {
        // Another page's question, so that a look-up's run loads what a search needs as well.
        Answer unused =
            assembly
                .answering(beforeSearch)
                .answer(new Question(PAGE_QUESTION, audience, clock.instant(), loaded.zone()));
      }
      return answer instanceof Answer.NoAnswer ? ExitCode.NO_ANSWER : ExitCode.OK;
    }
  }

  private void print(String text, Answer answer, PageNames names) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(AnswerJson.of(text, answer));
      out.flush();
    } else {
      new AnswerPrinter(out, spec.commandLine().getColorScheme().ansi(), names, more)
          .print(answer, clock.instant());
    }
  }
}
