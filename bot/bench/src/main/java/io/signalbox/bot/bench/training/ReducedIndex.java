package io.signalbox.bot.bench.training;

import io.signalbox.knowledge.corpus.CorpusChange;
import io.signalbox.knowledge.document.Document;
import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.document.Passage;
import io.signalbox.knowledge.search.FoundDocument;
import io.signalbox.knowledge.search.PassageIndex;
import io.signalbox.knowledge.search.RetrievalEvidence;
import io.signalbox.knowledge.search.SearchQuery;
import io.signalbox.knowledge.text.ContentWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * View of a passage index without some documents, with results and word rarities as if these had
 * never been indexed. For one question and one thread.
 */
final class ReducedIndex implements PassageIndex {
  private final PassageIndex index;
  private final Set<String> removed;
  private final List<Document> seen = new ArrayList<>();

  /**
   * @param removed ids of documents
   */
  ReducedIndex(PassageIndex index, Set<String> removed) {
    this.index = index;
    this.removed = removed;
  }

  @Override
  public List<FoundDocument> find(
      SearchQuery query,
      Optional<float[]> vector,
      Function<List<RetrievalEvidence>, double[]> scores,
      int most) {
    List<FoundDocument> remaining = new ArrayList<>();
    for (FoundDocument found : index.find(query, vector, scores, most + removed.size())) {
      if (removed.contains(found.document().id().value())) {
        seen.add(found.document());
      } else if (remaining.size() < most) {
        remaining.add(found);
      }
    }
    return remaining;
  }

  /** Returns the word rarities, recomputed without the removed documents. */
  @Override
  public Map<String, Double> rarities(String question) {
    double documents = index.size();
    Map<String, Double> rarities = new HashMap<>(index.rarities(question));
    List<Set<String>> stems = seen.stream().map(ReducedIndex::stems).toList();
    rarities.replaceAll(
        (word, rarity) -> {
          Set<String> own = ContentWords.of(word);
          long gone = stems.stream().filter(page -> page.containsAll(own)).count();
          if (rarity <= 0 || own.isEmpty() || gone == 0) {
            return rarity;
          }
          double having = Math.max(0, (documents + 1) / Math.exp(rarity) - 0.5 - gone);
          double left = documents - removed.size();
          return Math.log(1 + (left - having + 0.5) / (having + 0.5));
        });
    return rarities;
  }

  private static Set<String> stems(Document page) {
    Set<String> stems = new HashSet<>();
    for (Passage passage : page.passages()) {
      stems.addAll(ContentWords.of(passage.text()));
    }
    return stems;
  }

  @Override
  public long position() {
    return index.position();
  }

  @Override
  public void apply(List<CorpusChange> changes) {
    throw new UnsupportedOperationException("only read");
  }

  @Override
  public boolean has(DocumentId id) {
    return !removed.contains(id.value()) && index.has(id);
  }

  @Override
  public void commit() {
    throw new UnsupportedOperationException("only read");
  }

  @Override
  public Optional<String> respelt(String word, SearchQuery query) {
    return index.respelt(word, query);
  }

  @Override
  public int size() {
    return index.size() - removed.size();
  }

  @Override
  public void close() {
    // the index is closed by its owner
  }
}
