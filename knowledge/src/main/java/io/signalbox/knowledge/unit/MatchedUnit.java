package io.signalbox.knowledge.unit;

/**
 * Unit of a document that was found.
 *
 * @param cosine with the question after the mean was taken off both; 0 while the unit waits for its
 *     vector
 */
public record MatchedUnit(TextUnit unit, double cosine) {}
