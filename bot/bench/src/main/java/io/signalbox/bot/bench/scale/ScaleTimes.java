package io.signalbox.bot.bench.scale;

import io.signalbox.knowledge.answer.OwnerContacts;
import io.signalbox.knowledge.answer.Question;
import io.signalbox.knowledge.answering.AnswerSettings;
import io.signalbox.knowledge.answering.QuestionAnswering;
import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.search.DocumentSearch;
import io.signalbox.knowledge.search.Embedder;
import io.signalbox.knowledge.search.PassageIndex;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * Measures times of whole answers by share of readable documents, beside those of the first index
 * measured.
 */
final class ScaleTimes {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final int DIGITS = 3;

  private final PrintWriter out;
  private final Embedder embedder;
  private final OwnerContacts whomToAsk;
  private final List<String> questions;
  private final int rounds;
  private final Map<VisibleShare, Histogram> baseline = new EnumMap<>(VisibleShare.class);

  ScaleTimes(
      PrintWriter out,
      Embedder embedder,
      OwnerContacts whomToAsk,
      List<String> questions,
      int rounds) {
    this.out = out;
    this.whomToAsk = whomToAsk;
    this.embedder = embedder;
    this.questions = questions;
    this.rounds = rounds;
  }

  /** Returns the embedding vectors of the questions. */
  List<float[]> vectors() {
    return questions.stream().map(embedder::embedQuery).toList();
  }

  /** Answers one question, to measure the first answer of a newly opened index. */
  void first(PassageIndex index) {
    ask(answering(index), questions.getFirst(), VisibleShare.ALL.audience());
  }

  /** Measures and prints a row for each share while nothing is written. */
  void still(PassageIndex index, ExactNeighbours exact) {
    head();
    QuestionAnswering answering = answering(index);
    for (VisibleShare share : VisibleShare.values()) {
      run(answering, share, 1);
      Histogram times = run(answering, share, rounds);
      baseline.putIfAbsent(share, times);
      row(share, times, "%.3f".formatted(exact.recall(index, share)));
    }
  }

  /** Measures and prints a row for each share while documents are written. */
  void whileWritten(PassageIndex index, DocumentWriting writing) {
    int before = writing.written();
    long start = System.nanoTime();
    QuestionAnswering answering = answering(index);
    out.println();
    head();
    for (VisibleShare share : VisibleShare.values()) {
      row(share, run(answering, share, rounds), "");
    }
    out.printf(
        Locale.ROOT,
        "%nmeasured while %.0f documents a second were written%n",
        (writing.written() - before) / ((System.nanoTime() - start) / 1e9));
    out.flush();
  }

  private void head() {
    out.println("| visible % | p50 ms | p99 ms | longest ms | p99 over the first | recall |");
    out.println("| --- | --- | --- | --- | --- | --- |");
  }

  private void row(VisibleShare share, Histogram times, String recall) {
    out.printf(
        Locale.ROOT,
        "| %s | %.1f | %.1f | %.1f | %.2f | %s |%n",
        share.percent(),
        times.getValueAtPercentile(50) / NANOS_PER_MILLI,
        times.getValueAtPercentile(99) / NANOS_PER_MILLI,
        times.getMaxValue() / NANOS_PER_MILLI,
        (double) times.getValueAtPercentile(99)
            / baseline.getOrDefault(share, times).getValueAtPercentile(99),
        recall);
    out.flush();
  }

  private Histogram run(QuestionAnswering answering, VisibleShare share, int count) {
    Histogram times = new Histogram(DIGITS);
    for (int i = 0; i < count; i++) {
      for (String question : questions) {
        long start = System.nanoTime();
        ask(answering, question, share.audience());
        times.recordValue(System.nanoTime() - start);
      }
    }
    return times;
  }

  private static void ask(QuestionAnswering answering, String question, Audience audience) {
    answering.answer(new Question(question, audience, Instant.EPOCH, ZoneOffset.UTC));
  }

  private QuestionAnswering answering(PassageIndex index) {
    return new QuestionAnswering(
        (question, audience, now, zone) -> Optional.empty(),
        new DocumentSearch(index, embedder),
        whomToAsk,
        AnswerSettings.usual(),
        Optional.empty(),
        new SecureRandom());
  }
}
