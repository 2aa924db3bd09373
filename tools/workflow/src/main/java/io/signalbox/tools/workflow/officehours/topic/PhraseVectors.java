package io.signalbox.tools.workflow.officehours.topic;

import io.signalbox.knowledge.search.Embedder;
import java.util.List;

/** Embeddings of fixed phrases, to compare requests with. Safe for use from several threads. */
public final class PhraseVectors {
  private final Embedder embedder;
  private final List<String> phrases;
  private List<float[]> made = List.of();

  public PhraseVectors(Embedder embedder, List<String> phrases) {
    this.embedder = embedder;
    this.phrases = List.copyOf(phrases);
  }

  /** Returns the cosine similarity of the text to each phrase, in the phrases' order. */
  public double[] nearness(String text) {
    if (phrases.isEmpty()) {
      return new double[0];
    }
    float[] asked = embedder.embedQuery(text);
    return vectors().stream().mapToDouble(each -> Embedder.cosine(asked, each)).toArray();
  }

  /** Returns the embeddings of the phrases, computed on first use. */
  private synchronized List<float[]> vectors() {
    if (made.size() != phrases.size()) {
      made = embedder.embedPassages(phrases);
    }
    return made;
  }
}
