package io.signalbox.knowledge.search;

import io.signalbox.knowledge.document.Passage;

/**
 * Passage with its relevance to the query.
 *
 * @param score higher is better; comparable within one ranking only
 */
public record ScoredPassage(Passage passage, double score) {}
