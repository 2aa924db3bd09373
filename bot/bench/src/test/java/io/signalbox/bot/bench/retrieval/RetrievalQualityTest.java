package io.signalbox.bot.bench.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.bot.app.assembly.Assembly;
import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.config.ConfigFile;
import io.signalbox.ingestion.run.RunProgress;
import io.signalbox.knowledge.answer.Answer;
import io.signalbox.knowledge.answer.Question;
import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.evaluation.GoldenQuestion;
import io.signalbox.knowledge.evaluation.RetrievalMeasures;
import io.signalbox.knowledge.search.DocumentSearch;
import io.signalbox.knowledge.search.lucene.LucenePassageIndex;
import io.signalbox.tools.gateway.embedded.BgeSmallEmbedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
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

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

  /** Honest "I don't know", each with the right page nearest. */
  private static final int MOST_WRONG = 3;

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

  @Test
  void citesTheRightDocumentFirstAndAdmitsWhatItDoesNotKnow(@TempDir Path data) throws IOException {
    try (Assembly assembly = Assembly.open(settings(data), CLOCK)) {
      assembly.readSources(RunProgress.unwatched());
      assembly.indexUpkeep().indexWords();
      assembly.indexUpkeep().indexVectors(count -> {}, () -> true);

      List<String> wrong =
          QUESTIONS.stream()
              .filter(question -> !isRight(question, answer(assembly, question)))
              .map(question -> question.id() + " " + question.text())
              .toList();

      assertThat(wrong).hasSizeLessThanOrEqualTo(MOST_WRONG);
    }
  }

  private static SignalboxSettings settings(Path data) throws IOException {
    String yaml =
        Files.readString(SAMPLES.resolve("signalbox.yaml"))
            .replace("data: ../data", "data: " + data);
    return ConfigFile.ofText(yaml, SAMPLES, Map.of()).load(SignalboxSettings::from).settings();
  }

  private static Answer answer(Assembly assembly, GoldenQuestion question) {
    return assembly
        .answering()
        .answer(new Question(question.text(), Audience.anyone(), CLOCK.instant(), ZoneOffset.UTC));
  }

  private static boolean isRight(GoldenQuestion question, Answer answer) {
    return switch (answer) {
      case Answer.CitedAnswer cited ->
          question
              .gold()
              .contains("harbourline/" + cited.citations().getFirst().document().value());
      case Answer.TableAnswer table -> false;
      case Answer.NoAnswer none -> !question.answerable();
    };
  }
}
