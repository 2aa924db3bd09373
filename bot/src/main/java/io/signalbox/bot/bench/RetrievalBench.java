package io.signalbox.bot.bench;

import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.evaluation.GoldenQuestion;
import io.signalbox.knowledge.evaluation.Run;
import io.signalbox.knowledge.search.Query;
import io.signalbox.knowledge.search.Ranking;
import io.signalbox.knowledge.search.Retriever;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.HdrHistogram.Histogram;

/** Asks every question of a set and keeps what came back and how long each took. */
final class RetrievalBench {
  private RetrievalBench() {}

  /**
   * @param nanoseconds how long each question took
   */
  record Result(List<Run> runs, Histogram nanoseconds) {}

  static Result ask(List<GoldenQuestion> questions, Retriever retriever) {
    for (GoldenQuestion question : questions) {
      retriever.find(query(question));
    }
    Histogram times = new Histogram(3);
    List<Run> runs = new ArrayList<>();
    for (GoldenQuestion question : questions) {
      long start = System.nanoTime();
      Ranking ranking = retriever.find(query(question));
      times.recordValue(System.nanoTime() - start);
      List<String> documents =
          ranking.documents().stream().map(document -> document.id().value()).toList();
      runs.add(new Run(question, documents, ranking.confidence()));
    }
    return new Result(runs, times);
  }

  private static Query query(GoldenQuestion question) {
    return new Query(question.text(), Audience.anyone(), Set.of());
  }
}
