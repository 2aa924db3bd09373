package io.signalbox.knowledge.corpus;

import java.util.List;

/**
 * Vectors that one embedding model made of a document. All vectors have unit length and must not be
 * changed.
 *
 * @param title of the title alone
 * @param lead of the title and the first words of the text
 * @param passages one for each passage, in order
 */
@SuppressWarnings(
    "ArrayRecordComponent") // vectors are large, read-only, and never compared as records
public record DocumentVectors(float[] title, float[] lead, List<float[]> passages) {
  public DocumentVectors {
    passages = List.copyOf(passages);
  }
}
