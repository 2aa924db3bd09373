package io.signalbox.knowledge.answer;

import io.signalbox.knowledge.lookup.finding.LookUpResult;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Result of answering a question: from the tables, from documents with citations, or none. */
public sealed interface Answer {

  /** Answer read from the on-call and ownership tables. */
  record TableAnswer(LookUpResult finding) implements Answer {}

  /**
   * Answer composed or generated from documents, whose pieces cite pages.
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

    /**
     * Returns the Markdown shown at first, without the pieces that only the longer answer shows.
     */
    public String shown() {
      return pieces.stream()
          .filter(piece -> !piece.more())
          .map(AnswerPiece::markdown)
          .collect(Collectors.joining("\n\n"));
    }

    /** Returns a copy that is shown only as the nearest text found, with the confidence capped. */
    public CitedAnswer asUnsure(double most) {
      return new CitedAnswer(
          pieces, citations, lookedUp, warnings, Math.min(confidence, most), author, true);
    }

    /** Returns the numbers of the citations that only pieces of the longer answer use. */
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

    /** Creates an answer that is not marked as unsure. */
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
   * Result when no document answers, with the nearest documents and a contact.
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
   * Record of a tool call made while answering, shown with the answer.
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

  /** Author of an answer's text: the extractive composer or a language model. */
  sealed interface Author {
    /** Composer that quotes passages verbatim. */
    record Composer() implements Author {}

    /**
     * Language model whose text was checked sentence by sentence.
     *
     * @param route the name of the route used
     * @param dropped how many sentences the check took out
     */
    record Model(String route, int dropped) implements Author {}

    /**
     * Composer that quoted passages because the model could not be used.
     *
     * @param reason one plain sentence
     */
    record ComposerInstead(String reason) implements Author {}
  }
}
