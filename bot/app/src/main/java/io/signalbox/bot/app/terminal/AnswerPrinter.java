package io.signalbox.bot.app.terminal;

import io.signalbox.bot.slack.conversation.AnswerWording;
import io.signalbox.knowledge.answer.Answer;
import io.signalbox.knowledge.answer.AnswerPiece;
import io.signalbox.knowledge.answer.Citation;
import io.signalbox.knowledge.document.TableFile;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/** Prints an answer on the terminal: its text, warnings and sources. */
public final class AnswerPrinter {
  private static final int WIDTH = 96;

  private final PrintWriter out;
  private final TerminalMarkdown terminal;
  private final boolean more;
  private final PageNames names;

  public AnswerPrinter(PrintWriter out, Ansi ansi, PageNames names) {
    this(out, ansi, names, /* more= */ false);
  }

  /**
   * @param more whether more than the shortest answer is shown
   */
  public AnswerPrinter(PrintWriter out, Ansi ansi, PageNames names, boolean more) {
    this.out = out;
    this.more = more;
    this.names = names;
    this.terminal = new TerminalMarkdown(ansi, WIDTH);
  }

  /**
   * Prints an answer: its text, its warnings and its sources with their age.
   *
   * @param now for the age of what is cited
   */
  public void print(Answer answer, Instant now) {
    switch (answer) {
      case Answer.TableAnswer table -> print(table, now);
      case Answer.CitedAnswer cited -> print(cited);
      case Answer.NoAnswer none -> print(none);
    }
    out.flush();
  }

  private void print(Answer.TableAnswer table, Instant now) {
    text(table.finding().text());
    table.finding().notices().forEach(notice -> warn(notice));
    out.println();
    for (TableFile file : table.finding().files()) {
      faint("Source: " + AnswerWording.provenance(file, now));
    }
  }

  private void print(Answer.CitedAnswer cited) {
    boolean several = AnswerWording.sources(cited) > 1;
    if (cited.unsure()) {
      text(AnswerWording.UNSURE);
      out.println();
    }
    List<AnswerPiece> pieces =
        cited.pieces().stream().filter(each -> more || !each.more()).toList();
    for (int i = 0; i < pieces.size(); i++) {
      AnswerPiece piece = pieces.get(i);
      text(piece.markdown());
      boolean lastOfItsSource =
          i + 1 == pieces.size() || !pieces.get(i + 1).citations().equals(piece.citations());
      if (several && lastOfItsSource) {
        faint(
            piece.citations().stream()
                .map(number -> "[" + number + "]")
                .collect(Collectors.joining()));
      }
      out.println();
    }
    cited.warnings().forEach(warning -> warn(AnswerWording.sentence(warning)));
    if (cited.author() instanceof Answer.Author.ComposerInstead instead) {
      warn("Composed from the pages as they are: " + instead.reason());
    }
    Set<Integer> later = more ? Set.of() : cited.onlyInMore();
    cited.citations().stream().filter(each -> !later.contains(each.number())).forEach(this::source);
    if (pieces.size() < cited.pieces().size()) {
      faint("There is more on this: ask with --more.");
    }
    cited.lookedUp().forEach(each -> faint(AnswerWording.lookedUp(each)));
  }

  private void print(Answer.NoAnswer none) {
    text(AnswerWording.NO_ANSWER);
    none.whomToAsk().ifPresent(this::text);
    if (!none.nearest().isEmpty()) {
      out.println();
      faint("Nearest pages, which may not help:");
      none.nearest().forEach(this::source);
    }
  }

  private void text(String markdown) {
    terminal.lines(markdown).forEach(out::println);
  }

  private void faint(String line) {
    out.println(terminal.paint(TerminalText.line(line), Style.faint));
  }

  private void warn(String sentence) {
    terminal
        .lines("! " + sentence)
        .forEach(line -> out.println(terminal.paint(line, Style.fg_yellow)));
  }

  private void source(Citation citation) {
    out.println(
        terminal.paint("[" + citation.number() + "] ", Style.faint)
            + terminal.paint(TerminalText.line(AnswerWording.place(citation)), Style.bold));
    List<String> about = new ArrayList<>();
    citation.frontMatter().link().map(names::of).ifPresent(about::add);
    about.addAll(AnswerWording.provenance(citation));
    faint("    " + String.join(" · ", about));
  }
}
