package io.signalbox.bot.bench.retrieval;

import dev.langchain4j.data.document.DefaultDocument;
import dev.langchain4j.data.document.Document;
import dev.langchain4j.data.document.DocumentSplitter;
import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.document.splitter.DocumentSplitters;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import dev.langchain4j.store.embedding.EmbeddingMatch;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import io.signalbox.tools.gateway.embedded.NativeLibraries;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Baseline system: LangChain4j's Easy RAG recipe as its documentation has it, with recursive
 * segments of 1,200 characters with 120 of overlap, bge-small-en-v1.5 quantized in process, an
 * in-memory store.
 */
public final class EasyRag {
  private static final int SEGMENT = 1_200;
  private static final int OVERLAP = 120;

  /**
   * Number of segments asked for, so that ten different documents come out of nearly every
   * question.
   */
  private static final int SEGMENTS_FOUND = 60;

  private final EmbeddingModel model;
  private final InMemoryEmbeddingStore<TextSegment> store = new InMemoryEmbeddingStore<>();

  public EasyRag() {
    this(UnaryOperator.identity());
  }

  /**
   * @param around may keep vectors that were made before
   */
  public EasyRag(UnaryOperator<EmbeddingModel> around) {
    NativeLibraries.load(Path.of(".signalbox", "native"));
    model = around.apply(new BgeSmallEnV15QuantizedEmbeddingModel());
  }

  /** Found document with the score of its best segment. */
  public record Hit(String id, double score) {}

  /** Found segment with its document and score. */
  public record Segment(String id, String text, double score) {}

  /**
   * Splits texts into segments, embeds and stores them.
   *
   * @param texts by id
   */
  public void add(Map<String, String> texts) {
    DocumentSplitter splitter = DocumentSplitters.recursive(SEGMENT, OVERLAP);
    List<TextSegment> segments = new ArrayList<>();
    texts.forEach(
        (id, text) -> {
          Document document = new DefaultDocument(text, Metadata.from("id", id));
          segments.addAll(splitter.split(document));
        });
    store.addAll(model.embedAll(segments).content(), segments);
  }

  /** Embeds texts as the recipe does, without storing them, to measure its speed. */
  public int embed(List<String> texts) {
    return model.embedAll(texts.stream().map(TextSegment::from).toList()).content().size();
  }

  /** Returns the best segment for a question. */
  public Optional<Segment> bestPassage(String question) {
    return store
        .search(
            EmbeddingSearchRequest.builder()
                .queryEmbedding(model.embed(question).content())
                .maxResults(1)
                .build())
        .matches()
        .stream()
        .findFirst()
        .map(
            match ->
                new Segment(
                    String.valueOf(match.embedded().metadata().getString("id")),
                    match.embedded().text(),
                    match.score()));
  }

  /** Returns the best documents, ranked by their best segment. */
  public List<Hit> find(String question, int most) {
    Embedding embedding = model.embed(question).content();
    Map<String, Double> best = new LinkedHashMap<>();
    for (EmbeddingMatch<TextSegment> match :
        store
            .search(
                EmbeddingSearchRequest.builder()
                    .queryEmbedding(embedding)
                    .maxResults(SEGMENTS_FOUND)
                    .build())
            .matches()) {
      String id = match.embedded().metadata().getString("id");
      if (id != null) {
        best.merge(id, match.score(), Math::max);
      }
    }
    return best.entrySet().stream()
        .limit(most)
        .map(entry -> new Hit(entry.getKey(), entry.getValue()))
        .toList();
  }
}
