package io.signalbox.knowledge.corpus;

import io.signalbox.knowledge.unit.UnitVectors;
import java.util.Map;
import java.util.Optional;

/**
 * Lookup of embedding vectors made earlier, by the fingerprint of the text, so that unchanged texts
 * are not embedded again.
 */
public final class VectorCache {
  private final Map<String, float[]> byFingerprint;
  private final Map<String, byte[]> unitsByFingerprint;

  VectorCache(Map<String, float[]> byFingerprint, Map<String, byte[]> unitsByFingerprint) {
    this.byFingerprint = byFingerprint;
    this.unitsByFingerprint = unitsByFingerprint;
  }

  /** Returns the vector of the text with this fingerprint, if it was embedded before. */
  public Optional<float[]> find(String fingerprint) {
    return Optional.ofNullable(byFingerprint.get(fingerprint));
  }

  /** Returns the vectors of the units whose texts together have this fingerprint. */
  public Optional<UnitVectors> findUnits(String fingerprint, int dimensions) {
    return Optional.ofNullable(unitsByFingerprint.get(fingerprint))
        .map(bytes -> UnitVectors.read(bytes, dimensions));
  }
}
