package io.signalbox.knowledge.unit;

/**
 * Text unit of a document found, with its similarity to the question.
 *
 * @param cosine with the question after the mean was taken off both; 0 while the unit waits for its
 *     vector
 */
public record MatchedUnit(TextUnit unit, double cosine) {}
