package io.signalbox.knowledge.corpus;

import io.signalbox.knowledge.unit.UnitVectors;

/**
 * Embedding vectors of all units of a document, with the fingerprint of the texts they were made
 * from.
 *
 * @param fingerprint of the exact texts that were embedded
 */
public record FingerprintedUnitVectors(String fingerprint, UnitVectors vectors) {}
