package io.signalbox.bot.bench;

import io.signalbox.knowledge.search.EvidenceFusion.Weights;
import java.util.LinkedHashMap;
import java.util.Map;

/** Search with one ingredient left out at a time. */
final class Ablation {
  private Ablation() {}

  /** Weights by what they leave out, in the order to print. */
  static Map<String, Weights> variants() {
    Weights usual = Weights.usual();
    Map<String, Weights> variants = new LinkedHashMap<>();
    variants.put(
        "without words",
        new Weights(usual.passages(), usual.title(), usual.lead(), 0, usual.mostPassages(), usual.sameTitle()));
    variants.put("words only", new Weights(0, 0, 0, 1, 1, usual.sameTitle()));
    variants.put(
        "without title",
        new Weights(usual.passages(), 0, usual.lead(), usual.lexical(), usual.mostPassages(), usual.sameTitle()));
    variants.put(
        "without lead",
        new Weights(usual.passages(), usual.title(), 0, usual.lexical(), usual.mostPassages(), usual.sameTitle()));
    variants.put(
        "without passages",
        new Weights(0, usual.title(), usual.lead(), usual.lexical(), 1, usual.sameTitle()));
    variants.put(
        "best passage only",
        new Weights(usual.passages(), usual.title(), usual.lead(), usual.lexical(), 1, usual.sameTitle()));
    variants.put(
        "without same title",
        new Weights(usual.passages(), usual.title(), usual.lead(), usual.lexical(), usual.mostPassages(), 0));
    return variants;
  }
}
