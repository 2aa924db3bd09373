package io.signalbox.knowledge.search;

import io.signalbox.knowledge.corpus.ContentFingerprint;
import io.signalbox.knowledge.corpus.Corpus;
import io.signalbox.knowledge.corpus.CorpusChange;
import io.signalbox.knowledge.corpus.FingerprintedUnitVectors;
import io.signalbox.knowledge.corpus.TextVector;
import io.signalbox.knowledge.corpus.VectorCache;
import io.signalbox.knowledge.unit.UnitCutter;
import io.signalbox.knowledge.unit.UnitVectors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Embeds the texts and units of a batch of documents that have no vectors yet, reusing vectors of
 * unchanged texts. For one thread.
 */
final class EmbeddingBatch {
  private static final Logger log = LoggerFactory.getLogger(EmbeddingBatch.class);
  private static final String PLAIN_WORD = "word";

  private final Corpus corpus;
  private final Embedder embedder;
  private final String model;
  private final Map<String, float[]> vectors = new LinkedHashMap<>();
  private final Map<String, String> missing = new LinkedHashMap<>();
  private final Set<String> unusable = new HashSet<>();

  EmbeddingBatch(Corpus corpus, Embedder embedder) {
    this.corpus = corpus;
    this.embedder = embedder;
    this.model = embedder.model();
  }

  void run(List<CorpusChange.Stored> waiting) {
    VectorCache known = corpus.knownVectors(model, waiting.stream().map(CorpusChange::id).toList());
    List<WaitingDocument> documents =
        waiting.stream().map(stored -> document(stored, known)).toList();
    vectors.putAll(embed(missing));
    documents.forEach(this::keep);
  }

  private WaitingDocument document(CorpusChange.Stored stored, VectorCache known) {
    List<FingerprintedText> texts = new ArrayList<>();
    for (EmbeddedText text : EmbeddedText.of(stored.document())) {
      texts.add(new FingerprintedText(text.unit(), wanted(text.text(), known)));
    }
    List<String> units = EmbeddedText.ofUnits(stored.document(), UnitCutter.of(stored.document()));
    ContentFingerprint together = new ContentFingerprint();
    units.forEach(together::add);
    String fingerprint = together.hex();
    Optional<UnitVectors> before = known.findUnits(fingerprint, embedder.dimensions());
    List<String> each =
        before.isPresent() ? List.of() : units.stream().map(text -> wanted(text, known)).toList();
    return new WaitingDocument(stored, texts, fingerprint, before, each);
  }

  /**
   * Returns the fingerprint of a text, and queues the text for embedding unless it was embedded
   * before.
   */
  private String wanted(String text, VectorCache known) {
    String fingerprint = new ContentFingerprint().add(text).hex();
    known
        .find(fingerprint)
        .ifPresentOrElse(
            vector -> vectors.put(fingerprint, vector), () -> missing.put(fingerprint, text));
    return fingerprint;
  }

  private void keep(WaitingDocument document) {
    boolean whole =
        document.texts().stream().map(FingerprintedText::fingerprint).noneMatch(unusable::contains);
    if (!whole) {
      log.warn("{} is found by its words only: the embedder refuses its text", document.id());
    }
    corpus.keepVectors(
        model,
        document.stored(),
        whole ? document.texts().stream().map(text -> text.with(vectors)).toList() : List.of(),
        whole ? Optional.of(units(document)) : Optional.empty());
  }

  /** Returns the vectors of the units; a unit whose text is refused gets the zero vector. */
  private FingerprintedUnitVectors units(WaitingDocument document) {
    UnitVectors packed =
        document
            .known()
            .orElseGet(
                () ->
                    UnitVectors.pack(
                        document.units().stream()
                            .map(
                                fingerprint ->
                                    vectors.getOrDefault(
                                        fingerprint, new float[embedder.dimensions()]))
                            .toList(),
                        embedder.dimensions()));
    return new FingerprintedUnitVectors(document.fingerprint(), packed);
  }

  /**
   * Returns the vectors by fingerprint. Where the texts fail together they are tried one by one; an
   * embedder that does not even take a plain word is out of order, and no text is to blame.
   */
  private Map<String, float[]> embed(Map<String, String> texts) {
    try {
      return together(texts);
    } catch (RuntimeException | StackOverflowError e) {
      embedder.embedPassages(List.of(PLAIN_WORD));
      log.warn("Texts cannot be embedded together and are tried one by one", e);
    }
    Map<String, float[]> made = new LinkedHashMap<>();
    texts.forEach(
        (fingerprint, text) -> {
          try {
            made.putAll(together(Map.of(fingerprint, text)));
          } catch (RuntimeException | StackOverflowError e) {
            unusable.add(fingerprint);
          }
        });
    embedder.embedPassages(List.of(PLAIN_WORD));
    return made;
  }

  private Map<String, float[]> together(Map<String, String> texts) {
    List<float[]> made = embedder.embedPassages(List.copyOf(texts.values()));
    Map<String, float[]> byFingerprint = new LinkedHashMap<>();
    int next = 0;
    for (String fingerprint : texts.keySet()) {
      byFingerprint.put(fingerprint, made.get(next++));
    }
    return byFingerprint;
  }

  /**
   * Document to be embedded, with the fingerprints of its texts.
   *
   * @param fingerprint of its units' texts together
   * @param known vectors of its units from before
   * @param units fingerprints of its units' texts, where they have to be embedded
   */
  private record WaitingDocument(
      CorpusChange.Stored stored,
      List<FingerprintedText> texts,
      String fingerprint,
      Optional<UnitVectors> known,
      List<String> units) {
    private Object id() {
      return stored.id();
    }
  }

  /** Name of a document's text with the text's fingerprint. */
  private record FingerprintedText(String name, String fingerprint) {
    TextVector with(Map<String, float[]> vectors) {
      float[] vector = vectors.get(fingerprint);
      if (vector == null) {
        throw new IllegalStateException("the embedder gave fewer vectors than texts");
      }
      return new TextVector(name, fingerprint, vector);
    }
  }
}
