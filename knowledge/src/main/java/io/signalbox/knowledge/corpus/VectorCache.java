package io.signalbox.knowledge.corpus;

import io.signalbox.knowledge.unit.UnitVectors;
import java.util.Map;
import java.util.Optional;

/** Vectors made before, found by the fingerprint of the text they were made of. */
public final class VectorCache {
  private final Map<String, float[]> byFingerprint;
  private final Map<String, byte[]> unitsByFingerprint;

  VectorCache(Map<String, float[]> byFingerprint, Map<String, byte[]> unitsByFingerprint) {
    this.byFingerprint = byFingerprint;
    this.unitsByFingerprint = unitsByFingerprint;
  }

  /** The vector of the text with this fingerprint, if it was embedded before. */
  public Optional<float[]> find(String fingerprint) {
    return Optional.ofNullable(byFingerprint.get(fingerprint));
  }

  /** The vectors of the units whose texts together have this fingerprint. */
  public Optional<UnitVectors> findUnits(String fingerprint, int dimensions) {
    return Optional.ofNullable(unitsByFingerprint.get(fingerprint))
        .map(bytes -> UnitVectors.read(bytes, dimensions));
  }
}
