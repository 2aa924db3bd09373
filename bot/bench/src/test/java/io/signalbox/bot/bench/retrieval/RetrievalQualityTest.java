package io.signalbox.bot.bench.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.knowledge.evaluation.GoldenQuestion;
import io.signalbox.knowledge.evaluation.RetrievalMeasures;
import io.signalbox.knowledge.search.DocumentSearch;
import io.signalbox.knowledge.search.lucene.LucenePassageIndex;
import io.signalbox.tools.gateway.embedded.BgeSmallEmbedder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sample organisation's golden questions. The floors are what was reached when they were
 * written: a change that falls below one makes answers worse.
 */
class RetrievalQualityTest {
  private static final Path SAMPLES =
      Path.of("../../samples/harbourline").toAbsolutePath().normalize();
  private static final List<GoldenQuestion> QUESTIONS =
      QuestionFile.read(SAMPLES.resolve("questions.jsonl"));

  @Test
  void findsTheRightPages(@TempDir Path folder) {
    try (BenchCorpus corpus = new BenchCorpus();
        BgeSmallEmbedder embedder = new BgeSmallEmbedder();
        LucenePassageIndex index = LucenePassageIndex.open(folder, embedder.dimensions())) {
      corpus.read(List.of(SAMPLES));
      corpus.fill(index, embedder);

      RetrievalMeasures measures =
          RetrievalMeasures.of(
              RetrievalBench.ask(
                      QUESTIONS, RetrievalBench.signalbox(new DocumentSearch(index, embedder)))
                  .runs());

      assertThat(measures.hitAt5()).isGreaterThanOrEqualTo(1.0);
      assertThat(measures.hitAt1()).isGreaterThanOrEqualTo(0.90);
      // Half of the questions have tickets among their right documents, which pages alone lack.
      assertThat(measures.ndcgAt10()).isGreaterThanOrEqualTo(0.82);
      assertThat(measures.abstentionAuroc().orElseThrow()).isGreaterThanOrEqualTo(0.97);
    }
  }
}
