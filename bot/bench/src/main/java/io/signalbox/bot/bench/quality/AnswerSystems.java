package io.signalbox.bot.bench.quality;

import io.signalbox.bot.bench.composer.FormerComposer;
import io.signalbox.bot.bench.retrieval.BenchCorpus;
import io.signalbox.bot.bench.retrieval.EasyRag;
import io.signalbox.knowledge.answer.Answer;
import io.signalbox.knowledge.answer.Citation;
import io.signalbox.knowledge.answer.Question;
import io.signalbox.knowledge.answer.review.WarningFinder;
import io.signalbox.knowledge.answering.AnswerSettings;
import io.signalbox.knowledge.answering.OwnershipContacts;
import io.signalbox.knowledge.answering.QuestionAnswering;
import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.lookup.LookUp;
import io.signalbox.knowledge.search.DocumentSearch;
import io.signalbox.knowledge.search.Embedder;
import io.signalbox.knowledge.search.PassageIndex;
import io.signalbox.knowledge.search.Retriever;
import io.signalbox.knowledge.search.SearchQuery;
import io.signalbox.knowledge.search.SearchRanking;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Factory of the systems compared by {@code bench answers}: Signalbox, its former composer, and
 * Easy RAG.
 */
final class AnswerSystems {
  private AnswerSystems() {}

  /** Returns Signalbox itself, as a reader with access to public pages gets its answers. */
  static Function<String, SystemReply> signalbox(
      BenchCorpus corpus,
      PassageIndex index,
      Embedder embedder,
      AnswerSettings settings,
      Instant now) {
    QuestionAnswering answering =
        new QuestionAnswering(
            new LookUp(corpus.onCall(), corpus.ownership())::answer,
            new DocumentSearch(index, embedder),
            new OwnershipContacts(corpus.ownership()),
            settings,
            Optional.empty(),
            new SecureRandom());
    return text -> given(answering.answer(question(text, now)));
  }

  /** Returns the former answer composer over today's search. */
  static Function<String, SystemReply> formerComposer(
      PassageIndex index, Embedder embedder, AnswerSettings settings, Instant now) {
    Retriever search = new DocumentSearch(index, embedder);
    FormerComposer composer = new FormerComposer(new WarningFinder(settings.staleAfter()));
    return text -> {
      SearchRanking ranking = search.find(new SearchQuery(text, Audience.anyone(), Set.of()));
      if (ranking.documents().isEmpty() || ranking.confidence() < AnswerSettings.USUAL_FLOOR) {
        return unknown(ranking.confidence());
      }
      return composer
          .compose(question(text, now), ranking, new Answer.Author.Composer())
          .map(AnswerSystems::given)
          .orElseGet(() -> unknown(ranking.confidence()));
    };
  }

  /**
   * Returns the Easy RAG recipe, which replies with its best passage and never says that it does
   * not know.
   */
  static Function<String, SystemReply> easyRag(EasyRag easyRag) {
    return text ->
        easyRag
            .bestPassage(text)
            .map(
                best ->
                    new SystemReply(
                        List.of(best.text()), false, List.of(best.id()), best.score(), 0))
            .orElseGet(() -> unknown(0));
  }

  private static Question question(String text, Instant now) {
    return new Question(text, Audience.anyone(), now, ZoneOffset.UTC);
  }

  private static SystemReply unknown(double confidence) {
    return new SystemReply(List.of(), false, List.of(), confidence, 0);
  }

  private static SystemReply given(Answer answer) {
    return switch (answer) {
      case Answer.TableAnswer table ->
          new SystemReply(List.of(table.finding().text()), false, List.of(), 1, 0);
      case Answer.CitedAnswer cited -> SystemReply.of(cited);
      case Answer.NoAnswer none ->
          new SystemReply(List.of(), false, documents(none.nearest()), none.confidence(), 0);
    };
  }

  private static List<String> documents(List<Citation> citations) {
    return citations.stream().map(citation -> citation.document().value()).distinct().toList();
  }
}
