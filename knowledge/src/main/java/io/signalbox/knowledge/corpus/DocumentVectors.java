package io.signalbox.knowledge.corpus;

import io.signalbox.knowledge.unit.UnitVectors;
import java.util.List;
import java.util.Optional;

/**
 * Embedding vectors of one document by one model: of its title, lead, passages and units. All
 * vectors have unit length and must not be changed.
 *
 * @param title of the title alone
 * @param lead of the title and the first words of the text
 * @param passages one for each passage, in order
 * @param units one for each unit, in order; empty where they were made before units were cut
 */
@SuppressWarnings(
    "ArrayRecordComponent") // vectors are large, read-only, and never compared as records
public record DocumentVectors(
    float[] title, float[] lead, List<float[]> passages, Optional<UnitVectors> units) {
  public DocumentVectors {
    passages = List.copyOf(passages);
  }

  /** Creates vectors of a document without those of its units. */
  public DocumentVectors(float[] title, float[] lead, List<float[]> passages) {
    this(title, lead, passages, Optional.empty());
  }
}
