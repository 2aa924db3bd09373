package io.signalbox.knowledge.search;

import io.signalbox.knowledge.corpus.CorpusChange;
import io.signalbox.knowledge.document.DocumentId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds documents by their words and their vectors, for those who may see them. Derived from the
 * corpus: it can be deleted and rebuilt. One writer at a time; searching is safe from several
 * threads and sees whole documents, old or new.
 */
public interface PassageIndex extends AutoCloseable {

  /** The number of the newest change that survives a crash; 0 for a new index. */
  long position();

  /**
   * Applies changes in order and makes them visible to the next search. A document that cannot be
   * indexed is left out, in its former version too, and stops nothing.
   *
   * @throws IndexUnavailable when nothing can be written
   */
  void apply(List<CorpusChange> changes);

  /** Returns whether this document can be found. */
  boolean has(DocumentId id);

  /** Makes everything applied so far survive a crash. */
  void commit();

  /**
   * The best documents within the query's audience and sources, best first.
   *
   * @param vector of the question; without it only words are looked at
   * @param scores gives each document considered its score, all at once
   * @param most how many to return, from 1
   * @throws IndexUnavailable when the index cannot be read
   */
  List<FoundDocument> find(
      SearchQuery query,
      Optional<float[]> vector,
      Function<List<RetrievalEvidence>, double[]> scores,
      int most);

  /**
   * Rarity of each word of a question, as typed and in lower case: how few documents have it (their
   * inverse document frequency); 0 for words that are not searched for.
   */
  Map<String, Double> rarities(String question);

  /**
   * The word that another one is a slip of; empty when a document within the query's audience and
   * sources has the word itself or another form of it, or none of them has one that is near.
   *
   * @param word in lower case
   */
  Optional<String> respelt(String word, SearchQuery query);

  /** Returns the number of documents that can be found. */
  int size();

  @Override
  void close();
}
