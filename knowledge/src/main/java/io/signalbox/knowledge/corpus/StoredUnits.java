package io.signalbox.knowledge.corpus;

import io.signalbox.knowledge.unit.UnitVectors;

/**
 * Vectors of all units of a document with what they are of.
 *
 * @param fingerprint of the exact texts that were embedded
 */
public record StoredUnits(String fingerprint, UnitVectors vectors) {}
