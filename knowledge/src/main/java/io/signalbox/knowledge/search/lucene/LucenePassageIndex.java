package io.signalbox.knowledge.search.lucene;

import io.signalbox.knowledge.corpus.CorpusChange;
import io.signalbox.knowledge.document.Document;
import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.search.FoundDocument;
import io.signalbox.knowledge.search.IndexUnavailableException;
import io.signalbox.knowledge.search.PassageIndex;
import io.signalbox.knowledge.search.RetrievalEvidence;
import io.signalbox.knowledge.search.SearchQuery;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lucene implementation of the passage index, in a local folder. The position in the change log is
 * part of each commit, so that after a crash exactly what was lost is applied again.
 */
public final class LucenePassageIndex implements PassageIndex {
  private static final Logger log = LoggerFactory.getLogger(LucenePassageIndex.class);
  private static final String POSITION = "position";

  private final Directory directory;
  private final ConcurrentMergeScheduler merges;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final QueryTerms terms;
  private final SegmentSums sums;
  private final ExecutorService executor;
  private long applied;

  private LucenePassageIndex(Directory directory, int dimensions) throws IOException {
    EngineeringAnalyzer analyzer = new EngineeringAnalyzer();
    IndexWriterConfig config = new IndexWriterConfig(analyzer);
    // A document is as long as all its terms; the joins of identifiers count, as they always did.
    config.setSimilarity(new BM25Similarity(/* discountOverlaps= */ false));
    config.setCommitOnClose(false);
    this.merges = new ConcurrentMergeScheduler();
    config.setMergeScheduler(merges);
    config.setCodec(new QuantizedVectorCodec());
    this.executor =
        Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().name("index-search-", 0).daemon().factory());
    this.sums = new SegmentSums(dimensions, executor);
    config.setMergedSegmentWarmer(sums::warm);
    this.directory = directory;
    this.writer = new IndexWriter(directory, config);
    sums.read(commitData());
    this.searchers = new SearcherManager(writer, sums);
    this.terms = new QueryTerms(analyzer);
    this.applied = committedPosition();
  }

  /**
   * Opens the index in this folder, or creates an empty one.
   *
   * @param dimensions length of the vectors it will hold
   * @throws IndexUnavailableException when the folder cannot be used or another process has the
   *     index open
   */
  public static LucenePassageIndex open(Path folder, int dimensions) {
    try {
      return new LucenePassageIndex(PrivateDirectory.open(folder), dimensions);
    } catch (org.apache.lucene.store.LockObtainFailedException e) {
      throw new IndexUnavailableException(
          "the index in " + folder + " is open in another Signalbox process", e);
    } catch (IOException | IllegalArgumentException e) {
      throw new IndexUnavailableException(
          "the index in " + folder + " cannot be opened; delete the folder to have it rebuilt", e);
    }
  }

  @Override
  public long position() {
    return committedPosition();
  }

  private long committedPosition() {
    for (Map.Entry<String, String> entry : commitData()) {
      if (entry.getKey().equals(POSITION)) {
        return Long.parseLong(entry.getValue());
      }
    }
    return 0;
  }

  private Iterable<Map.Entry<String, String>> commitData() {
    Iterable<Map.Entry<String, String>> data = writer.getLiveCommitData();
    return data == null ? List.of() : data;
  }

  @Override
  public synchronized void apply(List<CorpusChange> changes) {
    try {
      for (CorpusChange change : changes) {
        Term id = new Term(IndexFields.DOCUMENT, change.id().value());
        switch (change) {
          case CorpusChange.Stored stored -> store(id, stored);
          case CorpusChange.Removed removed -> writer.deleteDocuments(id);
        }
        applied = Math.max(applied, change.number());
      }
      searchers.maybeRefreshBlocking();
    } catch (IOException | AlreadyClosedException e) {
      throw new IndexUnavailableException("the index cannot be written: " + e.getMessage(), e);
    }
  }

  /**
   * Indexes a document; if its vectors are not accepted, by its words alone. A document that is
   * refused takes its former version with it, which says what is not so any more.
   */
  private void store(Term id, CorpusChange.Stored stored) throws IOException {
    try {
      writer.updateDocuments(id, LuceneDocumentBlock.of(stored, writer.getAnalyzer()));
    } catch (AlreadyClosedException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      if (!writer.isOpen()) {
        throw new IndexUnavailableException("the index cannot be written: " + e.getMessage(), e);
      }
      writer.deleteDocuments(id);
      if (stored.vectors().isPresent()) {
        log.warn("{} is found by its words only: the index refuses its vectors", stored.id(), e);
        store(id, new CorpusChange.Stored(stored.number(), stored.document(), Optional.empty()));
      } else {
        log.warn("{} cannot be found: the index refuses it", stored.id(), e);
      }
    }
  }

  @Override
  public boolean has(DocumentId id) {
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        return searcher.count(new TermQuery(new Term(IndexFields.DOCUMENT, id.value()))) > 0;
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw new IndexUnavailableException("the index cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public synchronized void commit() {
    try {
      Map<String, String> data = sums.committed();
      data.put(POSITION, Long.toString(applied));
      writer.setLiveCommitData(data.entrySet());
      writer.commit();
    } catch (IOException e) {
      throw new IndexUnavailableException("the index cannot be written: " + e.getMessage(), e);
    }
  }

  /** Waits for background merges of segments to end, so that they do not disturb a measurement. */
  public void awaitMerges() {
    try {
      merges.sync();
      searchers.maybeRefreshBlocking();
    } catch (IOException e) {
      throw new IndexUnavailableException("the index cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public List<FoundDocument> find(
      SearchQuery query,
      Optional<float[]> vector,
      Function<List<RetrievalEvidence>, double[]> scores,
      int most) {
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        Optional<QuestionVector> meaning = vector.map(((CentredSearcher) searcher)::question);
        List<CandidateSearch.Candidate> candidates =
            new CandidateSearch(searcher, query, terms).run(meaning);
        return best(searcher, candidates, scores, most, meaning.map(QuestionVector::passage));
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw new IndexUnavailableException("the index cannot be read: " + e.getMessage(), e);
    }
  }

  private static List<FoundDocument> best(
      IndexSearcher searcher,
      List<CandidateSearch.Candidate> candidates,
      Function<List<RetrievalEvidence>, double[]> scores,
      int most,
      Optional<MeanCentering.QuestionVector> question)
      throws IOException {
    double[] scored =
        scores.apply(candidates.stream().map(CandidateSearch.Candidate::evidence).toList());
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < scored.length; i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingDouble((Integer i) -> -scored[i]));
    List<FoundDocument> found = new ArrayList<>();
    for (int i : order.subList(0, Math.min(most, order.size()))) {
      CandidateSearch.Candidate candidate = candidates.get(i);
      org.apache.lucene.document.Document own =
          searcher.storedFields().document(candidate.record());
      Document document = LuceneDocumentBlock.read(own);
      found.add(
          new FoundDocument(
              document,
              candidate.evidence(),
              scored[i],
              LuceneDocumentBlock.units(own, document, question)));
    }
    return found;
  }

  @Override
  public Map<String, Double> rarities(String question) {
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        return WordRarities.of(question, searcher.getIndexReader(), terms);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw new IndexUnavailableException("the index cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public Optional<String> respelt(String word, SearchQuery query) {
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        return new WordCorrection(searcher, CandidateSearch.allowed(query), terms).of(word);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw new IndexUnavailableException("the index cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public int size() {
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        return searcher.count(new org.apache.lucene.search.FieldExistsQuery(IndexFields.TITLE_KEY));
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw new IndexUnavailableException("the index cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      searchers.close();
      writer.close();
      directory.close();
      executor.shutdown();
    } catch (IOException e) {
      throw new IndexUnavailableException("the index cannot be closed: " + e.getMessage(), e);
    }
  }
}
