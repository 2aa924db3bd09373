package io.signalbox.bot.bench.quality;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import io.signalbox.bot.bench.retrieval.CachingEmbedder;
import java.util.List;

/**
 * Embedding model of Easy RAG that caches the vectors of segments; questions are embedded each
 * time.
 */
record CachedSegments(EmbeddingModel model, CachingEmbedder vectors) implements EmbeddingModel {
  @Override
  public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
    if (segments.size() == 1) {
      return model.embedAll(segments);
    }
    List<String> texts = segments.stream().map(TextSegment::text).toList();
    return Response.from(
        vectors.kept("easy-rag", texts, this::made).stream().map(Embedding::from).toList());
  }

  private List<float[]> made(List<String> texts) {
    return model.embedAll(texts.stream().map(TextSegment::from).toList()).content().stream()
        .map(Embedding::vector)
        .toList();
  }
}
