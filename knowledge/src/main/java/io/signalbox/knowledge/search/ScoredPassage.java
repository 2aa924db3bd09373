package io.signalbox.knowledge.search;

import io.signalbox.knowledge.document.Passage;

/**
 * A passage and how well it answers.
 *
 * @param score higher is better; comparable within one ranking only
 */
public record ScoredPassage(Passage passage, double score) {}
