package io.signalbox.knowledge.search;

import io.signalbox.knowledge.corpus.ContentFingerprint;
import io.signalbox.knowledge.corpus.Corpus;
import io.signalbox.knowledge.corpus.CorpusChange;
import io.signalbox.knowledge.corpus.KnownVectors;
import io.signalbox.knowledge.corpus.TextVector;
import io.signalbox.knowledge.document.DocumentId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings an index up to date with the corpus, and the corpus up to date with the embedder. Words
 * are searchable first; vectors follow, and a document is found by its words while it waits for
 * them. Whatever interrupts it, it goes on where it stopped. For one thread.
 */
public final class IndexFollower {
  private static final Logger log = LoggerFactory.getLogger(IndexFollower.class);
  private static final String PLAIN_WORD = "word";
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
   * Gives vectors to the documents that have waited longest; texts embedded before cost nothing. A
   * document with a text that cannot be embedded gets none, and waits no more until it changes.
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
        String fingerprint = new ContentFingerprint().add(text.text()).hex();
        own.add(new Unit(text.unit(), fingerprint));
        known
            .find(fingerprint)
            .ifPresentOrElse(
                vector -> vectors.put(fingerprint, vector),
                () -> missing.put(fingerprint, text.text()));
      }
      units.put(stored.id(), own);
    }
    Set<String> unusable = new HashSet<>();
    vectors.putAll(embed(missing, unusable));
    for (CorpusChange.Stored stored : waiting) {
      List<Unit> own = units.getOrDefault(stored.id(), List.of());
      boolean whole = own.stream().map(Unit::fingerprint).noneMatch(unusable::contains);
      if (!whole) {
        log.warn("{} is found by its words only: the embedder refuses its text", stored.id());
      }
      corpus.keepVectors(
          model, stored, whole ? own.stream().map(unit -> unit.with(vectors)).toList() : List.of());
    }
    return waiting.size();
  }

  /**
   * Vectors by fingerprint. Where the texts fail together they are tried one by one; an embedder
   * that does not even take a plain word is out of order, and no text is to blame.
   */
  private Map<String, float[]> embed(Map<String, String> texts, Set<String> unusable) {
    try {
      return together(texts);
    } catch (RuntimeException | StackOverflowError e) {
      embedder.embedPassages(List.of(PLAIN_WORD));
      log.warn("Texts cannot be embedded together and are tried one by one", e);
    }
    Map<String, float[]> vectors = new LinkedHashMap<>();
    texts.forEach(
        (fingerprint, text) -> {
          try {
            vectors.putAll(together(Map.of(fingerprint, text)));
          } catch (RuntimeException | StackOverflowError e) {
            unusable.add(fingerprint);
          }
        });
    embedder.embedPassages(List.of(PLAIN_WORD));
    return vectors;
  }

  private Map<String, float[]> together(Map<String, String> texts) {
    List<float[]> made = embedder.embedPassages(List.copyOf(texts.values()));
    Map<String, float[]> vectors = new LinkedHashMap<>();
    int next = 0;
    for (String fingerprint : texts.keySet()) {
      vectors.put(fingerprint, made.get(next++));
    }
    return vectors;
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
