package io.signalbox.knowledge.search.lucene;

import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;

/**
 * Lucene codec that keeps vectors quantized to one byte a dimension for its search graphs, a
 * quarter of the memory; the full vectors stay on disk, and what a graph finds is compared by them.
 * Segments say themselves how they are written, so that an index of whole vectors is read as
 * before.
 */
final class QuantizedVectorCodec extends Lucene104Codec {
  private final KnnVectorsFormat vectors = new Lucene104HnswScalarQuantizedVectorsFormat();

  @Override
  public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
    return vectors;
  }
}
