package io.signalbox.bot.bench;

import io.signalbox.bot.bench.process.TemporaryFolder;
import io.signalbox.bot.bench.retrieval.BenchCorpus;
import io.signalbox.ingestion.run.SourceReport;
import io.signalbox.knowledge.answer.Answer;
import io.signalbox.knowledge.answer.Question;
import io.signalbox.knowledge.answering.AnswerSettings;
import io.signalbox.knowledge.answering.QuestionAnswering;
import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.search.DocumentSearch;
import io.signalbox.knowledge.search.Embedder;
import io.signalbox.knowledge.search.IndexFollower;
import io.signalbox.knowledge.search.PassageIndex;
import io.signalbox.knowledge.search.RetrievalEvidence;
import io.signalbox.knowledge.search.SearchQuery;
import io.signalbox.knowledge.search.lucene.LucenePassageIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Reads hostile documents the way that any other is read, and asks for each of them by its other
 * words.
 */
final class HostileReading {
  private static final int MOST_FOUND = 10;
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

  private final Embedder embedder;

  HostileReading(Embedder embedder) {
    this.embedder = embedder;
  }

  /**
   * Result of the reading.
   *
   * @param skipped files that were listed as unreadable
   * @param found documents that a question for their other words found
   * @param missing documents that were stored and not found
   * @param failures questions that ended in an exception, with the document asked for
   */
  record Outcome(
      int documents,
      long stored,
      long skipped,
      int found,
      List<String> missing,
      List<String> failures) {
    Outcome {
      missing = List.copyOf(missing);
      failures = List.copyOf(failures);
    }
  }

  Outcome read(List<HostileDocuments.HostileDocument> documents) {
    try (TemporaryFolder folder = new TemporaryFolder("bench-hostile");
        TemporaryFolder indexFolder = new TemporaryFolder("bench-hostile-index");
        BenchCorpus bench = new BenchCorpus();
        LucenePassageIndex index =
            LucenePassageIndex.open(indexFolder.path(), embedder.dimensions())) {
      Path pages = write(documents, folder.path());
      List<SourceReport> reports = bench.read(List.of(pages));
      IndexFollower follower = new IndexFollower(bench.corpus(), index, embedder);
      do {
        follower.catchUp(count -> {});
      } while (follower.embedSome() > 0);
      return ask(documents, bench, index, reports);
    }
  }

  private static Path write(List<HostileDocuments.HostileDocument> documents, Path folder) {
    Path pages = folder.resolve("hostile");
    try {
      Files.createDirectory(pages);
      for (HostileDocuments.HostileDocument document : documents) {
        Files.write(pages.resolve(document.name()), document.bytes());
      }
      return pages;
    } catch (IOException e) {
      throw new UncheckedIOException("the folder " + folder + " cannot be written", e);
    }
  }

  private Outcome ask(
      List<HostileDocuments.HostileDocument> documents,
      BenchCorpus bench,
      PassageIndex index,
      List<SourceReport> reports) {
    QuestionAnswering answering =
        new QuestionAnswering(
            (question, audience, now, zone) -> Optional.empty(),
            new DocumentSearch(index, embedder),
            (owner, audience) -> Optional.empty(),
            AnswerSettings.usual(),
            Optional.empty(),
            new Random(1));
    int found = 0;
    List<String> missing = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    for (HostileDocuments.HostileDocument document : documents) {
      DocumentId id = new DocumentId("hostile/" + document.name());
      if (bench.corpus().fingerprint(id).isEmpty()) {
        continue;
      }
      try {
        if (isFound(index, answering, document, id)) {
          found++;
        } else {
          missing.add(document.name());
        }
      } catch (RuntimeException | StackOverflowError e) {
        failures.add(document.name() + ": " + e);
      }
    }
    return new Outcome(
        documents.size(),
        bench.corpus().size(),
        reports.stream().mapToLong(SourceReport::skippedCount).sum(),
        found,
        missing,
        failures);
  }

  private static boolean isFound(
      PassageIndex index,
      QuestionAnswering answering,
      HostileDocuments.HostileDocument document,
      DocumentId id) {
    String question = "what about " + document.word() + "?";
    Answer answer =
        answering.answer(new Question(question, Audience.anyone(), NOW, ZoneOffset.UTC));
    boolean said = !(answer instanceof Answer.CitedAnswer cited) || !cited.pieces().isEmpty();
    return said
        && index
            .find(
                new SearchQuery(document.word(), Audience.anyone(), Set.of()),
                Optional.empty(),
                all -> all.stream().mapToDouble(RetrievalEvidence::lexical).toArray(),
                MOST_FOUND)
            .stream()
            .anyMatch(each -> each.document().id().equals(id));
  }
}
