package io.signalbox.knowledge.corpus;

/**
 * Embedding vector of one text of a document, with the text's fingerprint.
 *
 * @param unit {@code title}, {@code lead} or a passage's position
 * @param fingerprint of the exact text that was embedded
 */
@SuppressWarnings(
    "ArrayRecordComponent") // vectors are large, read-only, and never compared as records
public record TextVector(String unit, String fingerprint, float[] vector) {}
