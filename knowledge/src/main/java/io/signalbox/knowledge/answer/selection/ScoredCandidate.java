package io.signalbox.knowledge.answer.selection;

/**
 * Candidate with its score.
 *
 * @param score higher is better; comparable within one question only
 * @param share of the belief that is in this candidate, all candidates of the question together
 *     having 1
 */
public record ScoredCandidate(UnitCandidate candidate, double score, double share) {}
