package io.signalbox.tools.core.price;

/** Class of service that a provider prices by itself. */
public enum ServiceTier {
  STANDARD,
  /** Answered within a day, for half of the price. */
  BATCH,
  /** Answered when there is room, at the price of a batch. */
  FLEX,
  /** Answered first, at a price of its own. */
  PRIORITY;

  /** Returns the tier by a provider's word for it; what is not known is the usual one. */
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
