package io.signalbox.knowledge.search.lucene;

/** Question's embedding vector, prepared for mean-centred cosines with each vector field. */
record QuestionVector(
    @SuppressWarnings("ArrayRecordComponent") float[] vector,
    MeanCentering.QuestionVector title,
    MeanCentering.QuestionVector lead,
    MeanCentering.QuestionVector passage) {}
