package io.signalbox.bot.cli;

import io.signalbox.knowledge.answer.Answer;
import io.signalbox.knowledge.answer.Citation;
import io.signalbox.knowledge.answer.Piece;
import io.signalbox.knowledge.answer.Warning;
import io.signalbox.knowledge.document.DocumentKind;
import io.signalbox.knowledge.document.FrontMatter;
import io.signalbox.knowledge.document.TableFile;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * Prints an answer for a person at a terminal: the text, what to be careful about, where it comes
 * from.
 */
public final class AnswerPrinter {
  private static final int WIDTH = 96;

  private final PrintWriter out;
  private final TerminalMarkdown terminal;

  public AnswerPrinter(PrintWriter out, Ansi ansi) {
    this.out = out;
    this.terminal = new TerminalMarkdown(ansi, WIDTH);
  }

  /**
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
      faint(
          "Source: "
              + file.source()
              + "/"
              + file.path()
              + ", read "
              + age(Duration.between(file.readAt(), now)));
    }
  }

  private void print(Answer.CitedAnswer cited) {
    boolean several = cited.citations().size() > 1;
    for (int i = 0; i < cited.pieces().size(); i++) {
      Piece piece = cited.pieces().get(i);
      text(piece.markdown());
      boolean lastOfItsSource =
          i + 1 == cited.pieces().size()
              || !cited.pieces().get(i + 1).citations().equals(piece.citations());
      if (several && lastOfItsSource) {
        faint(
            piece.citations().stream()
                .map(number -> "[" + number + "]")
                .collect(Collectors.joining()));
      }
      out.println();
    }
    cited.warnings().forEach(warning -> warn(sentence(warning)));
    if (cited.author() instanceof Answer.Author.ComposerInstead instead) {
      warn("Composed from the pages as they are: " + instead.reason());
    }
    cited.citations().forEach(this::source);
  }

  private void print(Answer.NoAnswer none) {
    text("I don't know: nothing I have read answers that.");
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
    out.println(terminal.paint(line, Style.faint));
  }

  private void warn(String sentence) {
    terminal
        .lines("! " + sentence)
        .forEach(line -> out.println(terminal.paint(line, Style.fg_yellow)));
  }

  private void source(Citation citation) {
    FrontMatter front = citation.frontMatter();
    List<String> path = new ArrayList<>(List.of(front.title()));
    path.addAll(citation.headingPath());
    out.println(
        terminal.paint("[" + citation.number() + "] ", Style.faint)
            + terminal.paint(String.join(" › ", path), Style.bold));
    List<String> about = new ArrayList<>();
    front.link().ifPresent(about::add);
    front
        .lastReviewedOn()
        .ifPresentOrElse(
            day ->
                about.add(
                    (citation.kind() == DocumentKind.TICKET ? "resolved " : "reviewed ") + day),
            () -> about.add("review date unknown"));
    front.owner().ifPresent(owner -> about.add("owner " + owner));
    faint("    " + String.join(" · ", about));
  }

  private static String sentence(Warning warning) {
    return switch (warning) {
      case Warning.Stale stale ->
          "["
              + stale.citation()
              + "] was last reviewed "
              + period(stale.age())
              + " ago ("
              + stale.lastReviewedOn()
              + "); check before you rely on it.";
      case Warning.Contradiction contradiction -> "Sources disagree: " + contradiction.difference();
    };
  }

  private static String period(Period age) {
    long months = age.toTotalMonths();
    if (months >= 24) {
      return months / 12 + " years";
    }
    return months > 1 ? months + " months" : "a month";
  }

  private static String age(Duration age) {
    if (age.toMinutes() < 1) {
      return "just now";
    }
    if (age.toHours() < 1) {
      return age.toMinutes() + " min ago";
    }
    return age.toDays() < 2 ? age.toHours() + " h ago" : age.toDays() + " days ago";
  }
}
