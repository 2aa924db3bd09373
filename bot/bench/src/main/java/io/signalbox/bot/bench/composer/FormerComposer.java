package io.signalbox.bot.bench.composer;

import io.signalbox.knowledge.answer.Answer;
import io.signalbox.knowledge.answer.AnswerPiece;
import io.signalbox.knowledge.answer.CitationNumbering;
import io.signalbox.knowledge.answer.Question;
import io.signalbox.knowledge.answer.review.WarningFinder;
import io.signalbox.knowledge.search.RankedDocument;
import io.signalbox.knowledge.search.SearchRanking;
import io.signalbox.knowledge.text.ContentWords;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Answer composer that the product used before answer selection, as of 29 November 2026, kept only
 * as a baseline. Quotes steps, sentences or rows verbatim, and for an alert or a symptom its
 * meaning first. Mostly from the first document; from a second one when it is about as good and
 * says something else. Pure.
 */
public final class FormerComposer {
  private static final int MOST_TEXT = 1_200;
  private static final int MOST_CODE = 1_200;
  private static final int MOST_OF_SECOND = 400;

  /** Share of the first document's score from which on a second document is quoted. */
  private static final double CLOSE = 0.93;

  /** Share of a quotation's words in the answer from which on the quotation says nothing new. */
  private static final double SAID = 0.7;

  private final WarningFinder warnings;

  public FormerComposer(WarningFinder warnings) {
    this.warnings = warnings;
  }

  /**
   * Composes an answer; empty when nothing of the documents is short enough to be quoted.
   *
   * @param ranking of at least one document
   */
  public Optional<Answer.CitedAnswer> compose(
      Question question, SearchRanking ranking, Answer.Author author) {
    List<RankedDocument> recent = warnings.mostRecentFirst(ranking.documents());
    List<RankedDocument> believed = askedForFirst(question.text(), recent);
    RankedDocument first = believed.getFirst();
    LengthBudget budget = new LengthBudget(MOST_TEXT, MOST_CODE);
    LengthBudget kept = budget.part(MOST_OF_SECOND, MOST_OF_SECOND);
    // One that was put back does not say what is asked.
    boolean inOrder = believed.getFirst().equals(recent.getFirst());
    List<RankedDocument> others = inOrder ? second(question, believed) : List.of();
    if (others.isEmpty()) {
      budget.giveBack(kept);
    }
    List<PassageQuote> quotes =
        new ArrayList<>(DocumentQuotes.from(first, question.text(), budget));
    others.forEach(
        other ->
            DocumentQuotes.from(other, question.text(), kept).stream()
                .filter(quote -> !isSaid(quote, quotes))
                .forEach(quotes::add));
    if (quotes.isEmpty()) {
      return Optional.empty();
    }
    CitationNumbering citations = new CitationNumbering();
    List<AnswerPiece> pieces = new ArrayList<>();
    for (PassageQuote quote : quotes) {
      int citation = citations.of(quote.document(), quote.passage());
      pieces.add(new AnswerPiece(quote.markdown(), List.of(citation)));
    }
    return Optional.of(
        new Answer.CitedAnswer(
            pieces, citations.all(), List.of(), List.of(), ranking.confidence(), author));
  }

  /** Reorders documents so that one that states the quantity or action asked for comes first. */
  private static List<RankedDocument> askedForFirst(
      String question, List<RankedDocument> documents) {
    Optional<AskedQuantity> quantity = AskedQuantity.of(question);
    if (quantity.isPresent()) {
      return quantity.get().statedFirst(documents);
    }
    return AskedAction.of(question).map(action -> action.namedFirst(documents)).orElse(documents);
  }

  /**
   * Returns the second document if its score is close to the first's and it has as many of the
   * question's words.
   */
  private List<RankedDocument> second(Question question, List<RankedDocument> documents) {
    RankedDocument first = documents.getFirst();
    Set<String> wanted = ContentWords.of(question.text());
    double covered = ContentWords.coverage(wanted, WarningFinder.words(first));
    return documents.stream()
        .skip(1)
        .limit(1)
        .filter(other -> other.score() >= CLOSE * first.score())
        .filter(other -> !warnings.isSuperseded(other, first))
        .filter(other -> ContentWords.coverage(wanted, WarningFinder.words(other)) >= covered)
        .toList();
  }

  private static boolean isSaid(PassageQuote quote, List<PassageQuote> before) {
    Set<String> said = new LinkedHashSet<>();
    before.forEach(each -> said.addAll(ContentWords.of(each.markdown())));
    return ContentWords.coverage(ContentWords.of(quote.markdown()), said) >= SAID;
  }
}
