package io.signalbox.knowledge.search;

import io.signalbox.knowledge.corpus.Corpus;
import io.signalbox.knowledge.corpus.CorpusChange;
import io.signalbox.knowledge.corpus.Fingerprint;
import io.signalbox.knowledge.corpus.KnownVectors;
import io.signalbox.knowledge.corpus.TextVector;
import io.signalbox.knowledge.document.DocumentId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Brings an index up to date with the corpus, and the corpus up to date with the embedder. Words
 * are searchable first; vectors follow, and a document is found by its words while it waits for
 * them. Whatever interrupts it, it goes on where it stopped. For one thread.
 */
public final class IndexFollower {
  private static final int CHANGES_AT_ONCE = 200;
  private static final int DOCUMENTS_AT_ONCE = 24;

  private final Corpus corpus;
  private final PassageIndex index;
  private final Embedder embedder;
  private long position;

  public IndexFollower(Corpus corpus, PassageIndex index, Embedder embedder) {
    this.corpus = corpus;
    this.index = index;
    this.embedder = embedder;
    this.position = index.position();
  }

  /**
   * Applies every change the index has not seen, and makes them last.
   *
   * @param progress is told after each step how many changes were applied in it
   */
  public void catchUp(LongConsumer progress) {
    boolean any = false;
    while (true) {
      List<CorpusChange> changes = corpus.changesAfter(position, embedder.model(), CHANGES_AT_ONCE);
      if (changes.isEmpty()) {
        break;
      }
      index.apply(changes);
      position = changes.getLast().number();
      any = true;
      progress.accept(changes.size());
    }
    if (any) {
      index.commit();
    }
  }

  /**
   * Gives vectors to the documents that have waited longest; texts embedded before cost nothing.
   *
   * @return how many documents got theirs; 0 when none waits
   */
  public int embedSome() {
    String model = embedder.model();
    List<CorpusChange.Stored> waiting = corpus.waitingFor(model, DOCUMENTS_AT_ONCE);
    if (waiting.isEmpty()) {
      return 0;
    }
    KnownVectors known =
        corpus.knownVectors(model, waiting.stream().map(CorpusChange::id).toList());
    Map<String, float[]> vectors = new LinkedHashMap<>();
    Map<DocumentId, List<Unit>> units = new LinkedHashMap<>();
    Map<String, String> missing = new LinkedHashMap<>();
    for (CorpusChange.Stored stored : waiting) {
      List<Unit> own = new ArrayList<>();
      for (EmbeddedText text : EmbeddedText.of(stored.document())) {
        String fingerprint = new Fingerprint().add(text.text()).hex();
        own.add(new Unit(text.unit(), fingerprint));
        known
            .find(fingerprint)
            .ifPresentOrElse(
                vector -> vectors.put(fingerprint, vector),
                () -> missing.put(fingerprint, text.text()));
      }
      units.put(stored.id(), own);
    }
    List<float[]> made = embedder.embedPassages(List.copyOf(missing.values()));
    int next = 0;
    for (String fingerprint : missing.keySet()) {
      vectors.put(fingerprint, made.get(next++));
    }
    for (CorpusChange.Stored stored : waiting) {
      List<TextVector> own =
          units.getOrDefault(stored.id(), List.of()).stream()
              .map(unit -> unit.with(vectors))
              .toList();
      corpus.keepVectors(model, stored, own);
    }
    return waiting.size();
  }

  /** A text of a document, by its fingerprint. */
  private record Unit(String name, String fingerprint) {
    TextVector with(Map<String, float[]> vectors) {
      float[] vector = vectors.get(fingerprint);
      if (vector == null) {
        throw new IllegalStateException("the embedder gave fewer vectors than texts");
      }
      return new TextVector(name, fingerprint, vector);
    }
  }
}
