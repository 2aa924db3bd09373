package io.signalbox.bot.bench.retrieval;

import io.signalbox.knowledge.search.EvidenceScorer.Weights;
import java.util.LinkedHashMap;
import java.util.Map;

/** Variants of the search's ranking weights with one signal left out at a time. */
final class AblationStudy {
  private AblationStudy() {}

  /** Returns the weights by the name of the variant, in the order to print. */
  static Map<String, Weights> variants() {
    Weights all = Weights.usual();
    Map<String, Weights> variants = new LinkedHashMap<>();
    variants.put("without words", weights(all.passages(), all.title(), all.lead(), 0));
    variants.put("words only", weights(0, 0, 0, 1));
    variants.put("without title", weights(all.passages(), 0, all.lead(), all.lexical()));
    variants.put("without lead", weights(all.passages(), all.title(), 0, all.lexical()));
    variants.put("without passages", weights(0, all.title(), all.lead(), all.lexical()));
    variants.put(
        "best passage only",
        new Weights(
            all.passages(),
            all.title(),
            all.lead(),
            all.lexical(),
            all.named(),
            1,
            all.sameTitle()));
    variants.put(
        "without same title",
        new Weights(
            all.passages(),
            all.title(),
            all.lead(),
            all.lexical(),
            all.named(),
            all.mostPassages(),
            0));
    variants.put(
        "without named title",
        new Weights(
            all.passages(),
            all.title(),
            all.lead(),
            all.lexical(),
            0,
            all.mostPassages(),
            all.sameTitle()));
    return variants;
  }

  private static Weights weights(double passages, double title, double lead, double lexical) {
    Weights usual = Weights.usual();
    return new Weights(
        passages, title, lead, lexical, usual.named(), usual.mostPassages(), usual.sameTitle());
  }
}
