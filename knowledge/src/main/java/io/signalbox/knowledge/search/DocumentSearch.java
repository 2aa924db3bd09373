package io.signalbox.knowledge.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Hybrid document search by words (BM25) and embedding vectors: corrects the question's spelling,
 * queries the index, and estimates a confidence. Safe for use from several threads.
 */
public final class DocumentSearch implements Retriever {
  /** Most documents returned: enough for an answer, its alternatives, and evaluation at ten. */
  private static final int MOST_DOCUMENTS = 10;

  private final PassageIndex index;
  private final Embedder embedder;
  private final EvidenceScorer fusion;
  private final QuestionSpelling spelling;

  public DocumentSearch(PassageIndex index, Embedder embedder) {
    this(index, embedder, EvidenceScorer.Weights.usual());
  }

  /**
   * @param weights other than the usual ones serve measuring only
   */
  public DocumentSearch(PassageIndex index, Embedder embedder, EvidenceScorer.Weights weights) {
    this.index = index;
    this.embedder = embedder;
    this.fusion = new EvidenceScorer(weights);
    this.spelling = new QuestionSpelling(index, embedder);
  }

  @Override
  public SearchRanking find(SearchQuery query) {
    List<SpellingCorrection> respelt = spelling.of(query);
    return find(
        new SearchQuery(
            SpellingCorrection.applied(respelt, query.text()), query.audience(), query.sources()),
        respelt);
  }

  private SearchRanking find(SearchQuery query, List<SpellingCorrection> respelt) {
    String text = EmbeddableQuestion.forEmbedding(query.text());
    if (text.isBlank()) {
      return new SearchRanking(List.of(), 0);
    }
    float[] vector = embedder.embedQuery(text);
    List<FoundDocument> found =
        index.find(query, Optional.of(vector), fusion::score, MOST_DOCUMENTS);
    return new SearchRanking(
        found.stream().map(DocumentSearch::ranked).toList(),
        RankingConfidence.of(found),
        Map.of(),
        index.rarities(query.text()),
        respelt);
  }

  private static RankedDocument ranked(FoundDocument found) {
    List<Double> cosines =
        found.evidence().semantic().map(RetrievalEvidence.Semantic::passages).orElse(List.of());
    List<ScoredPassage> passages = new ArrayList<>();
    found
        .document()
        .passages()
        .forEach(
            passage ->
                passages.add(
                    new ScoredPassage(
                        passage,
                        passage.position() < cosines.size()
                            ? cosines.get(passage.position())
                            : 0)));
    passages.sort(
        Comparator.comparingDouble(ScoredPassage::score)
            .reversed()
            .thenComparingInt(scored -> scored.passage().position()));
    return new RankedDocument(
        found.document().id(),
        found.document().source(),
        found.document().kind(),
        found.document().frontMatter(),
        found.score(),
        passages,
        found.evidence(),
        found.units());
  }
}
