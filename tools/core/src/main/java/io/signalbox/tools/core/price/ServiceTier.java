package io.signalbox.tools.core.price;

/** Service tier that a provider charges a price of its own for. */
public enum ServiceTier {
  STANDARD,
  /** Batch processing within a day, at half the price. */
  BATCH,
  /** Processing when the provider has spare capacity, at the batch price. */
  FLEX,
  /** Processing ahead of other requests, at a separate price. */
  PRIORITY;

  /** Returns the tier for a provider's name of it; unknown names count as {@code STANDARD}. */
  public static ServiceTier named(String word) {
    return switch (word) {
      case "batch" -> BATCH;
      case "flex" -> FLEX;
      // OpenAI renamed it in July 2026 and takes both words.
      case "priority", "fast" -> PRIORITY;
      default -> STANDARD;
    };
  }
}
