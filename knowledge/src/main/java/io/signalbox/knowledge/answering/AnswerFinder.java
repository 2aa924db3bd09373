package io.signalbox.knowledge.answering;

import io.signalbox.knowledge.answer.Question;
import io.signalbox.knowledge.answer.review.WarningFinder;
import io.signalbox.knowledge.answer.selection.AnswerSelector;
import io.signalbox.knowledge.answer.selection.QuestionParts;
import io.signalbox.knowledge.answer.selection.RankedCandidates;
import io.signalbox.knowledge.search.Retriever;
import io.signalbox.knowledge.search.SearchQuery;
import io.signalbox.knowledge.search.SearchRanking;
import io.signalbox.knowledge.search.SpellingCorrection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Searches for a question, or for each of its parts, and selects the candidates that answer. */
final class AnswerFinder {
  private final Retriever retriever;
  private final AnswerSelector selector;

  AnswerFinder(Retriever retriever, AnswerSelector selector) {
    this.retriever = retriever;
    this.selector = selector;
  }

  /** Searches for the question, or for each of its parts concurrently. */
  SearchedQuestion search(Question question) {
    List<String> parts = QuestionParts.of(question.text());
    List<CompletableFuture<SearchRanking>> others =
        parts.stream().skip(1).map(part -> later(() -> find(question, part))).toList();
    List<SearchedQuestion.SearchedPart> found = new ArrayList<>();
    found.add(
        new SearchedQuestion.SearchedPart(parts.getFirst(), find(question, parts.getFirst())));
    for (CompletableFuture<SearchRanking> other : others) {
      found.add(new SearchedQuestion.SearchedPart(parts.get(found.size()), other.join()));
    }
    return new SearchedQuestion(found);
  }

  /**
   * Returns the candidates for each part of the question, all with the probability of the whole;
   * empty when no page has any.
   */
  List<RankedCandidates> select(SearchedQuestion searched, WarningFinder warnings) {
    List<CompletableFuture<Optional<RankedCandidates>>> others =
        searched.parts().stream().skip(1).map(part -> later(() -> select(part, warnings))).toList();
    List<RankedCandidates> found = new ArrayList<>();
    select(searched.parts().getFirst(), warnings).ifPresent(found::add);
    others.forEach(other -> other.join().ifPresent(found::add));
    return RankedCandidates.together(found);
  }

  private Optional<RankedCandidates> select(
      SearchedQuestion.SearchedPart part, WarningFinder warnings) {
    SearchRanking ranking = part.ranking();
    return ranking.documents().isEmpty()
        ? Optional.empty()
        : selector.find(
            SpellingCorrection.applied(ranking.respelt(), part.text()),
            believed(ranking, warnings));
  }

  private static <T> CompletableFuture<T> later(Supplier<T> work) {
    return CompletableFuture.supplyAsync(
        work, thread -> Thread.ofVirtual().name("question-part").start(thread));
  }

  private SearchRanking find(Question question, String text) {
    return retriever.find(new SearchQuery(text, question.audience(), question.sources()));
  }

  /** Puts the more recently reviewed page first when it contradicts the first page. */
  private static SearchRanking believed(SearchRanking ranking, WarningFinder warnings) {
    return new SearchRanking(
        warnings.mostRecentFirst(ranking.documents()),
        ranking.confidence(),
        ranking.corrected(),
        ranking.rarity(),
        ranking.respelt());
  }
}
