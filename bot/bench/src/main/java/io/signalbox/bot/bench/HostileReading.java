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
import io.signalbox.knowledge.search.FoundDocument;
import io.signalbox.knowledge.search.IndexUpdater;
import io.signalbox.knowledge.search.IndexUpkeep;
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
 * Ingests the hostile documents by the normal path, and checks that each is found by its unique
 * word and can be answered from.
 */
final class HostileReading {
  private static final int MOST_FOUND = 2;
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

  private final Embedder embedder;

  HostileReading(Embedder embedder) {
    this.embedder = embedder;
  }

  /**
   * Results of ingesting and searching the hostile documents.
   *
   * @param skipped files that were listed as unreadable
   * @param found documents that the index gave first for the word that only they have
   * @param byQuestion documents among the ten of a whole search for a question with that word;
   *     other pages may be closer in meaning, so that one that is missing here is outranked, not
   *     refused
   * @param missing documents that were stored, and not first for their word or not answered from
   * @param failures questions that ended in an exception, with the document asked for
   */
  record Outcome(
      int documents,
      long stored,
      long skipped,
      int found,
      int byQuestion,
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
      IndexUpkeep upkeep = new IndexUpkeep(new IndexUpdater(bench.corpus(), index, embedder));
      upkeep.indexWords();
      upkeep.indexVectors(count -> {}, () -> true);
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
    DocumentSearch search = new DocumentSearch(index, embedder);
    QuestionAnswering answering =
        new QuestionAnswering(
            (question, audience, now, zone) -> Optional.empty(),
            search,
            (owner, audience) -> Optional.empty(),
            AnswerSettings.usual(),
            Optional.empty(),
            new Random(1));
    int found = 0;
    int byQuestion = 0;
    List<String> missing = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    for (HostileDocuments.HostileDocument document : documents) {
      DocumentId id = new DocumentId("hostile/" + document.name());
      if (bench.corpus().fingerprint(id).isEmpty()) {
        continue;
      }
      String question = "what about " + document.word() + "?";
      try {
        if (isFirst(index, document.word(), id) && isSaid(answering, question)) {
          found++;
        } else {
          missing.add(document.name());
        }
        byQuestion += isAmong(search, question, id) ? 1 : 0;
      } catch (RuntimeException | StackOverflowError e) {
        failures.add(document.name() + ": " + e);
      }
    }
    return new Outcome(
        documents.size(),
        bench.corpus().size(),
        reports.stream().mapToLong(SourceReport::skippedCount).sum(),
        found,
        byQuestion,
        missing,
        failures);
  }

  private static boolean isSaid(QuestionAnswering answering, String question) {
    Answer answer =
        answering.answer(new Question(question, Audience.anyone(), NOW, ZoneOffset.UTC));
    return !(answer instanceof Answer.CitedAnswer cited) || !cited.pieces().isEmpty();
  }

  /** Returns whether a search by words for the document's unique word ranks the document first. */
  private static boolean isFirst(PassageIndex index, String word, DocumentId id) {
    List<FoundDocument> found =
        index.find(
            new SearchQuery(word, Audience.anyone(), Set.of()),
            Optional.empty(),
            all -> all.stream().mapToDouble(RetrievalEvidence::lexical).toArray(),
            MOST_FOUND);
    return !found.isEmpty() && found.getFirst().document().id().equals(id);
  }

  private static boolean isAmong(DocumentSearch search, String question, DocumentId id) {
    return search.find(new SearchQuery(question, Audience.anyone(), Set.of())).documents().stream()
        .anyMatch(each -> each.id().equals(id));
  }
}
