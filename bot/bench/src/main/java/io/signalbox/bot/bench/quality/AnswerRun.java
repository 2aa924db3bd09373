package io.signalbox.bot.bench.quality;

import io.signalbox.bot.bench.process.TemporaryFolder;
import io.signalbox.bot.bench.retrieval.BenchCorpus;
import io.signalbox.bot.bench.retrieval.CachingEmbedder;
import io.signalbox.bot.bench.retrieval.EasyRag;
import io.signalbox.bot.bench.retrieval.PlainBm25;
import io.signalbox.knowledge.answering.AnswerSettings;
import io.signalbox.knowledge.search.lucene.LucenePassageIndex;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/**
 * Asks groups of questions of each system over their corpora, and keeps the judged replies by
 * system.
 */
final class AnswerRun {
  private static final int WARM_UP = 40;
  private static final int FOUND = 10;

  private final CachingEmbedder embedder;
  private final AnswerSettings settings;
  private final Instant now;
  private final boolean baselines;
  private final PrintWriter out;
  private final Map<String, List<ScoredAnswer>> scored = new LinkedHashMap<>();
  private final int rounds;
  private final Histogram bare = new Histogram(3);
  private final Histogram whole = new Histogram(3);

  AnswerRun(
      CachingEmbedder embedder,
      AnswerSettings settings,
      Instant now,
      boolean baselines,
      int rounds,
      PrintWriter out) {
    this.embedder = embedder;
    this.settings = settings;
    this.now = now;
    this.baselines = baselines;
    this.rounds = rounds;
    this.out = out;
  }

  /** Returns the judged replies by system, with Signalbox first. */
  Map<String, List<ScoredAnswer>> scored() {
    return scored;
  }

  /**
   * Returns the times of one query embedding plus one search, as a lower bound of an answer's time.
   */
  AnswerTimes bare() {
    return new AnswerTimes(bare);
  }

  /** Returns the times of Signalbox's whole answers, measured in turns with {@link #bare()}. */
  AnswerTimes whole() {
    return new AnswerTimes(whole);
  }

  void ask(QuestionGroup group) {
    try (BenchCorpus corpus = new BenchCorpus();
        TemporaryFolder folder = new TemporaryFolder("bench-answers");
        LucenePassageIndex index = LucenePassageIndex.open(folder.path(), embedder.dimensions())) {
      corpus.read(group.folders());
      corpus.fill(index, embedder);
      out.printf(
          Locale.ROOT,
          "%s: %d documents, %d passages, %d questions%n",
          group.folders().stream().map(each -> String.valueOf(each.getFileName())).toList(),
          corpus.corpus().size(),
          corpus.corpus().passages(),
          group.questions().size());
      out.flush();
      Map<String, String> texts = corpus.texts(group.folders());
      Function<String, SystemReply> signalbox =
          AnswerSystems.signalbox(corpus, index, embedder, settings, now);
      ask(group, "Signalbox", signalbox);
      measureInTurns(group, PlainBm25.english(texts), signalbox);
      if (baselines) {
        ask(group, "composer before", AnswerSystems.formerComposer(index, embedder, settings, now));
        EasyRag easyRag = new EasyRag(model -> new CachedSegments(model, embedder));
        easyRag.add(texts);
        ask(group, "best passage of Easy RAG", AnswerSystems.easyRag(easyRag));
      }
    }
  }

  private void ask(QuestionGroup group, String system, Function<String, SystemReply> answers) {
    for (ProvenQuestion warming : group.questions().stream().limit(WARM_UP).toList()) {
      SystemReply unused = answers.apply(warming.text());
    }
    List<ScoredAnswer> all = scored.computeIfAbsent(system, name -> new ArrayList<>());
    for (ProvenQuestion question : group.questions()) {
      long start = System.nanoTime();
      SystemReply answer = answers.apply(question.text());
      all.add(ScoredAnswer.of(question, answer.timed(System.nanoTime() - start)));
    }
  }

  private void measureInTurns(
      QuestionGroup group, PlainBm25 bm25, Function<String, SystemReply> answers) {
    group.questions().stream().limit(WARM_UP).forEach(each -> bare(each, bm25));
    for (int round = 0; round < rounds; round++) {
      for (ProvenQuestion question : group.questions()) {
        bare.recordValue(bare(question, bm25));
        long start = System.nanoTime();
        SystemReply unused = answers.apply(question.text());
        whole.recordValue(System.nanoTime() - start);
      }
    }
  }

  private long bare(ProvenQuestion question, PlainBm25 bm25) {
    long start = System.nanoTime();
    embedder.embedQuery(question.text());
    bm25.find(question.text(), FOUND);
    return System.nanoTime() - start;
  }
}
