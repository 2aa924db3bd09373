package io.signalbox.knowledge.corpus;

import java.util.Map;
import java.util.Optional;

/** Vectors made before, found by the fingerprint of the text they were made of. */
public final class KnownVectors {
  private final Map<String, float[]> byFingerprint;

  KnownVectors(Map<String, float[]> byFingerprint) {
    this.byFingerprint = byFingerprint;
  }

  /** The vector of the text with this fingerprint, if it was embedded before. */
  public Optional<float[]> find(String fingerprint) {
    return Optional.ofNullable(byFingerprint.get(fingerprint));
  }
}
