package io.signalbox.knowledge.search;

import io.signalbox.knowledge.corpus.CorpusChange;
import io.signalbox.knowledge.document.DocumentId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Port of the search index, which finds documents by words and vectors within an audience's rights;
 * implemented with Lucene. Derived from the corpus: it can be deleted and rebuilt. One writer at a
 * time; searching is safe from several threads and sees whole documents, old or new.
 */
public interface PassageIndex extends AutoCloseable {

  /** Returns the number of the newest corpus change that is committed; 0 for a new index. */
  long position();

  /**
   * Applies changes of the corpus in order and makes them visible to the next search. A document
   * that cannot be indexed is left out, in its former version too, and stops nothing.
   *
   * @throws IndexUnavailableException when nothing can be written
   */
  void apply(List<CorpusChange> changes);

  /** Returns whether this document is in the index. */
  boolean has(DocumentId id);

  /** Writes everything applied so far durably to disk. */
  void commit();

  /**
   * Returns the best documents within the query's audience and sources, best first.
   *
   * @param vector of the question; without it only words are looked at
   * @param scores gives each document considered its score, all at once
   * @param most how many to return, from 1
   * @throws IndexUnavailableException when the index cannot be read
   */
  List<FoundDocument> find(
      SearchQuery query,
      Optional<float[]> vector,
      Function<List<RetrievalEvidence>, double[]> scores,
      int most);

  /**
   * Returns the rarity of each word of a question, as typed and in lower case: its inverse document
   * frequency; 0 for words that are not searched for.
   */
  Map<String, Double> rarities(String question);

  /**
   * Returns the indexed word that a misspelt word was meant to be, among the words of readable
   * documents. Empty when a document within the query's audience and sources has the word itself or
   * another form of it, or none of them has one that is near.
   *
   * @param word in lower case
   */
  Optional<String> respelt(String word, SearchQuery query);

  /** Returns the number of documents that can be found. */
  int size();

  @Override
  void close();
}
