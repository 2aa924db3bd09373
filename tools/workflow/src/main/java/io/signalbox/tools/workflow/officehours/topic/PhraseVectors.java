package io.signalbox.tools.workflow.officehours.topic;

import io.signalbox.knowledge.search.Embedder;
import java.util.List;

/** Phrases that requests are compared with by meaning. Safe for use from several threads. */
public final class PhraseVectors {
  private final Embedder embedder;
  private final List<String> phrases;
  private List<float[]> made = List.of();

  public PhraseVectors(Embedder embedder, List<String> phrases) {
    this.embedder = embedder;
    this.phrases = List.copyOf(phrases);
  }

  /** Returns the cosine of each phrase and this text, in the phrases' order. */
  public double[] nearness(String text) {
    if (phrases.isEmpty()) {
      return new double[0];
    }
    float[] asked = embedder.embedQuery(text);
    return vectors().stream().mapToDouble(each -> Embedder.cosine(asked, each)).toArray();
  }

  /** They are made when they are first needed, as a start waits for nothing. */
  private synchronized List<float[]> vectors() {
    if (made.size() != phrases.size()) {
      made = embedder.embedPassages(phrases);
    }
    return made;
  }
}
