package io.signalbox.bot.bench.retrieval;

import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.evaluation.GoldenQuestion;
import io.signalbox.knowledge.evaluation.RetrievalRun;
import io.signalbox.knowledge.search.Retriever;
import io.signalbox.knowledge.search.SearchQuery;
import io.signalbox.knowledge.search.SearchRanking;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/**
 * Runs all questions through a search system, and records the found documents and the time of each.
 */
final class RetrievalBench {
  private static final int DEPTH = 10;

  private RetrievalBench() {}

  /**
   * Found documents of each question, and the times of the searches.
   *
   * @param nanoseconds how long each question took
   */
  record BenchResult(List<RetrievalRun> runs, Histogram nanoseconds) {}

  /**
   * Documents that a system returned for a question, best first, with the confidence of the first.
   *
   * @param documents ids, best first
   */
  record FoundDocuments(List<String> documents, double confidence) {}

  /** Asks each question twice: once to warm up, and once for the result. */
  static BenchResult ask(List<GoldenQuestion> questions, Function<String, FoundDocuments> system) {
    BenchResult warm = askOnce(questions, system);
    return warm.runs().isEmpty() ? warm : askOnce(questions, system);
  }

  private static BenchResult askOnce(
      List<GoldenQuestion> questions, Function<String, FoundDocuments> system) {
    Histogram times = new Histogram(3);
    List<RetrievalRun> runs = new ArrayList<>();
    for (GoldenQuestion question : questions) {
      long start = System.nanoTime();
      FoundDocuments found = system.apply(question.text());
      times.recordValue(System.nanoTime() - start);
      runs.add(new RetrievalRun(question, found.documents(), found.confidence()));
    }
    return new BenchResult(runs, times);
  }

  static Function<String, FoundDocuments> signalbox(Retriever retriever) {
    return text -> {
      SearchRanking ranking = retriever.find(new SearchQuery(text, Audience.anyone(), Set.of()));
      return new FoundDocuments(
          ranking.documents().stream().map(document -> document.id().value()).toList(),
          ranking.confidence());
    };
  }

  static Function<String, FoundDocuments> bm25(PlainBm25 bm25) {
    return text -> {
      List<PlainBm25.Hit> hits = bm25.find(text, DEPTH);
      return new FoundDocuments(
          hits.stream().map(PlainBm25.Hit::id).toList(), hits.isEmpty() ? 0 : hits.get(0).score());
    };
  }

  static Function<String, FoundDocuments> easyRag(EasyRag easyRag) {
    return text -> {
      List<EasyRag.Hit> hits = easyRag.find(text, DEPTH);
      return new FoundDocuments(
          hits.stream().map(EasyRag.Hit::id).toList(), hits.isEmpty() ? 0 : hits.get(0).score());
    };
  }
}
