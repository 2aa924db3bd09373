package io.signalbox.bot.bench.retrieval;

import io.signalbox.knowledge.search.Embedder;
import java.util.List;
import java.util.Locale;

/**
 * Embedder for benchmarks that hashes words instead of using a model: texts with the same words lie
 * close to each other. For measurements of thousands of documents in which the model does not
 * matter.
 */
public final class HashingEmbedder implements Embedder {
  private static final int DIMENSIONS = 256;

  @Override
  public String model() {
    return "hashed-words/1";
  }

  @Override
  public int dimensions() {
    return DIMENSIONS;
  }

  @Override
  public List<float[]> embedPassages(List<String> texts) {
    return texts.stream().map(this::embedQuery).toList();
  }

  @Override
  public float[] embedQuery(String text) {
    float[] vector = new float[DIMENSIONS];
    vector[0] = 0.1f;
    for (String word : text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1)) {
      if (!word.isEmpty()) {
        vector[Math.floorMod(word.hashCode() * 31, DIMENSIONS)] += 1;
      }
    }
    double squares = 0;
    for (float value : vector) {
      squares += value * value;
    }
    for (int i = 0; i < DIMENSIONS; i++) {
      vector[i] /= (float) Math.sqrt(squares);
    }
    return vector;
  }
}
