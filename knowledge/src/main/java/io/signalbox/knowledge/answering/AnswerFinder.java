package io.signalbox.knowledge.answering;

import io.signalbox.knowledge.answer.Question;
import io.signalbox.knowledge.answer.review.WarningFinder;
import io.signalbox.knowledge.answer.selection.AnswerSelector;
import io.signalbox.knowledge.answer.selection.QuestionParts;
import io.signalbox.knowledge.answer.selection.SelectedWords;
import io.signalbox.knowledge.search.Retriever;
import io.signalbox.knowledge.search.SearchQuery;
import io.signalbox.knowledge.search.SearchRanking;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Searches for a question and for each of its parts, and selects the words that answer. */
final class AnswerFinder {
  private final Retriever retriever;
  private final AnswerSelector selector;

  AnswerFinder(Retriever retriever, AnswerSelector selector) {
    this.retriever = retriever;
    this.selector = selector;
  }

  /** What the pages say to the whole question. */
  SearchRanking search(Question question) {
    return find(question, question.text());
  }

  /** Words for each part of the question; empty when no page has any. */
  List<SelectedWords> select(Question question, SearchRanking ranking, WarningFinder warnings) {
    if (ranking.documents().isEmpty()) {
      return List.of();
    }
    Optional<SelectedWords> whole = selector.find(question.text(), believed(ranking, warnings));
    List<String> parts = QuestionParts.of(question.text());
    if (whole.isEmpty() || parts.size() < 2) {
      return whole.stream().toList();
    }
    List<SelectedWords> found = new ArrayList<>();
    for (String part : parts) {
      SearchRanking own = find(question, part);
      if (!own.documents().isEmpty()) {
        selector
            .find(part, believed(own, warnings))
            .map(
                words ->
                    new SelectedWords(
                        part,
                        words.ranking(),
                        words.scored(),
                        whole.get().probability(),
                        whole.get().calibrated()))
            .ifPresent(found::add);
      }
    }
    return found.isEmpty() ? whole.stream().toList() : found;
  }

  private SearchRanking find(Question question, String text) {
    return retriever.find(new SearchQuery(text, question.audience(), question.sources()));
  }

  /** Of two pages that contradict each other the more recently reviewed comes first. */
  private static SearchRanking believed(SearchRanking ranking, WarningFinder warnings) {
    return new SearchRanking(
        warnings.mostRecentFirst(ranking.documents()),
        ranking.confidence(),
        ranking.corrected(),
        ranking.rarity(),
        ranking.respelt());
  }
}
