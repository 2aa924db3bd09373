package io.signalbox.bot.bench;

import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.evaluation.GoldenQuestion;
import io.signalbox.knowledge.evaluation.Run;
import io.signalbox.knowledge.search.Query;
import io.signalbox.knowledge.search.Ranking;
import io.signalbox.knowledge.search.Retriever;
import io.signalbox.knowledge.search.lucene.PlainBm25;
import io.signalbox.tools.gateway.embedded.EasyRag;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/** Asks every question of a set and keeps what came back and how long each took. */
final class RetrievalBench {
  private static final int DEPTH = 10;

  private RetrievalBench() {}

  /**
   * @param nanoseconds how long each question took
   */
  record Result(List<Run> runs, Histogram nanoseconds) {}

  /**
   * Documents that a system returned for a question, best first, with the confidence of the first.
   *
   * @param documents ids, best first
   */
  record Found(List<String> documents, double confidence) {}

  /** Asks each question twice: once to warm up, and once for the record. */
  static Result ask(List<GoldenQuestion> questions, Function<String, Found> system) {
    Result warm = askOnce(questions, system);
    return warm.runs().isEmpty() ? warm : askOnce(questions, system);
  }

  private static Result askOnce(List<GoldenQuestion> questions, Function<String, Found> system) {
    Histogram times = new Histogram(3);
    List<Run> runs = new ArrayList<>();
    for (GoldenQuestion question : questions) {
      long start = System.nanoTime();
      Found found = system.apply(question.text());
      times.recordValue(System.nanoTime() - start);
      runs.add(new Run(question, found.documents(), found.confidence()));
    }
    return new Result(runs, times);
  }

  static Function<String, Found> signalbox(Retriever retriever) {
    return text -> {
      Ranking ranking = retriever.find(new Query(text, Audience.anyone(), Set.of()));
      return new Found(
          ranking.documents().stream().map(document -> document.id().value()).toList(),
          ranking.confidence());
    };
  }

  static Function<String, Found> bm25(PlainBm25 bm25) {
    return text -> {
      List<PlainBm25.Hit> hits = bm25.find(text, DEPTH);
      return new Found(
          hits.stream().map(PlainBm25.Hit::id).toList(), hits.isEmpty() ? 0 : hits.get(0).score());
    };
  }

  static Function<String, Found> easyRag(EasyRag easyRag) {
    return text -> {
      List<EasyRag.Hit> hits = easyRag.find(text, DEPTH);
      return new Found(
          hits.stream().map(EasyRag.Hit::id).toList(), hits.isEmpty() ? 0 : hits.get(0).score());
    };
  }
}
