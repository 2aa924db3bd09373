package io.signalbox.knowledge.search.lucene;

/** The question's vector, seen from the centre of each vector field. */
record QuestionVector(
    @SuppressWarnings("ArrayRecordComponent") float[] vector,
    MeanCentering.QuestionVector title,
    MeanCentering.QuestionVector lead,
    MeanCentering.QuestionVector passage) {}
