package io.signalbox.knowledge.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An embedder for tests: texts that share words are close. Remembers what it was asked to embed.
 */
public final class WordEmbedder implements Embedder {
  private static final int DIMENSIONS = 64;

  private final String model;
  private final List<String> embedded = new ArrayList<>();

  public WordEmbedder(String model) {
    this.model = model;
  }

  @Override
  public String model() {
    return model;
  }

  @Override
  public int dimensions() {
    return DIMENSIONS;
  }

  @Override
  public List<float[]> embedPassages(List<String> texts) {
    embedded.addAll(texts);
    return texts.stream().map(WordEmbedder::vector).toList();
  }

  @Override
  public float[] embedQuery(String text) {
    return vector(text);
  }

  /** Every passage text embedded so far, in order. */
  public List<String> embedded() {
    return embedded;
  }

  private static float[] vector(String text) {
    float[] vector = new float[DIMENSIONS];
    vector[0] = 0.1f;
    for (String word : text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1)) {
      if (!word.isEmpty()) {
        vector[Math.floorMod(word.hashCode() * 31, DIMENSIONS)] += 1;
      }
    }
    double sum = 0;
    for (float value : vector) {
      sum += value * value;
    }
    for (int i = 0; i < DIMENSIONS; i++) {
      vector[i] /= (float) Math.sqrt(sum);
    }
    return vector;
  }
}
