package io.signalbox.knowledge.answer;

import io.signalbox.knowledge.lookup.finding.LookUpResult;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Result of answering a question. */
public sealed interface Answer {

  /** The tables knew it. */
  record TableAnswer(LookUpResult finding) implements Answer {}

  /**
   * The documents know it.
   *
   * @param pieces in reading order, never empty, each resting on at least one citation
   * @param citations of pages, in the order of their numbers
   * @param lookedUp what was looked up or asked for meanwhile
   * @param confidence 0 to 1: the probability that it answers
   * @param author who put the words together
   * @param unsure whether these are only the nearest words that there are, and shown as such
   */
  record CitedAnswer(
      List<AnswerPiece> pieces,
      List<Citation> citations,
      List<LookedUp> lookedUp,
      List<AnswerWarning> warnings,
      double confidence,
      Author author,
      boolean unsure)
      implements Answer {
    public CitedAnswer {
      pieces = List.copyOf(pieces);
      citations = List.copyOf(citations);
      lookedUp = List.copyOf(lookedUp);
      warnings = List.copyOf(warnings);
    }

    /** Returns the Markdown that is shown before anybody asks for more. */
    public String shown() {
      return pieces.stream()
          .filter(piece -> !piece.more())
          .map(AnswerPiece::markdown)
          .collect(Collectors.joining("\n\n"));
    }

    /** The same, shown as the nearest words that there are, with no more confidence than this. */
    public CitedAnswer asUnsure(double most) {
      return new CitedAnswer(
          pieces, citations, lookedUp, warnings, Math.min(confidence, most), author, true);
    }

    /** Numbers of the citations that only what is behind the shortest answer needs. */
    public Set<Integer> onlyInMore() {
      Set<Integer> numbers = new HashSet<>();
      pieces.stream().filter(AnswerPiece::more).forEach(each -> numbers.addAll(each.citations()));
      pieces.stream()
          .filter(each -> !each.more())
          .forEach(each -> numbers.removeAll(new HashSet<>(each.citations())));
      for (AnswerWarning warning : warnings) {
        if (warning instanceof AnswerWarning.Contradiction named) {
          numbers.remove(named.citation());
          numbers.remove(named.other());
        }
      }
      return numbers;
    }

    /** An answer that is given as such. */
    public CitedAnswer(
        List<AnswerPiece> pieces,
        List<Citation> citations,
        List<LookedUp> lookedUp,
        List<AnswerWarning> warnings,
        double confidence,
        Author author) {
      this(pieces, citations, lookedUp, warnings, confidence, author, false);
    }
  }

  /**
   * No document answers, or none was found.
   *
   * @param nearest the closest documents, possibly empty; not an answer, and never presented as one
   * @param whomToAsk a sentence that names a team, channel or person
   */
  record NoAnswer(List<Citation> nearest, Optional<String> whomToAsk, double confidence)
      implements Answer {
    public NoAnswer {
      nearest = List.copyOf(nearest);
    }
  }

  /**
   * A use of a tool, shown with the answer.
   *
   * @param number by which pieces cite it, unique among the citations too; empty when none does
   * @param deed continues "I …"
   * @param from where it comes from, in a few words each
   */
  record LookedUp(OptionalInt number, String deed, List<String> from) {
    public LookedUp {
      from = List.copyOf(from);
    }
  }

  /** Writer of an answer's text: the composer or a model. */
  sealed interface Author {
    /** Composed from passages, verbatim. */
    record Composer() implements Author {}

    /**
     * Written by a model and checked sentence by sentence.
     *
     * @param route the name of the route used
     * @param dropped how many sentences the check took out
     */
    record Model(String route, int dropped) implements Author {}

    /**
     * Composed because the model could not be used.
     *
     * @param reason one plain sentence
     */
    record ComposerInstead(String reason) implements Author {}
  }
}
