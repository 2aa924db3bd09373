package io.signalbox.knowledge.answer.selection;

import io.signalbox.knowledge.document.Passage;
import io.signalbox.knowledge.search.RankedDocument;
import io.signalbox.knowledge.unit.TextUnit;

/**
 * Unit of a document found that may answer the question, with its position and cosines.
 *
 * @param rank of its document in the ranking, from 0
 * @param place of the unit in the document, from 0
 * @param cosine of the unit with the question
 * @param passageCosine of its passage with the question
 */
public record UnitCandidate(
    RankedDocument document,
    int rank,
    Passage passage,
    TextUnit unit,
    int place,
    double cosine,
    double passageCosine) {}
