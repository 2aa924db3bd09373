package io.signalbox.tools.core.price;

/**
 * Prices of one token by its use, at one service tier or prompt length.
 *
 * @param hourWrite written into the provider's prompt cache for an hour
 */
record PriceLevel(TokenPrice tokens, Cost hourWrite) {

  static PriceLevel of(TokenPrice tokens) {
    return new PriceLevel(tokens, tokens.cacheWrite());
  }

  Cost of(TokenUsage usage) {
    long hour = Math.min(usage.hourWrite(), usage.cacheWrite());
    return tokens.of(usage).minus(tokens.cacheWrite().times(hour)).plus(hourWrite.times(hour));
  }

  /** Returns this level at half the price, rounded up, for batch processing. */
  PriceLevel halved() {
    return new PriceLevel(
        new TokenPrice(
            half(tokens.input()),
            half(tokens.output()),
            half(tokens.cachedInput()),
            half(tokens.cacheWrite())),
        half(hourWrite));
  }

  private static Cost half(Cost price) {
    return new Cost((price.picodollars() + 1) / 2);
  }

  /**
   * Returns the higher of both prices for each kind of token; hourly cache writes count as cache
   * writes.
   */
  TokenPrice dearest(TokenPrice other) {
    return new TokenPrice(
        dearer(tokens.input(), other.input()),
        dearer(tokens.output(), other.output()),
        dearer(tokens.cachedInput(), other.cachedInput()),
        dearer(dearer(tokens.cacheWrite(), hourWrite), other.cacheWrite()));
  }

  private static Cost dearer(Cost one, Cost two) {
    return one.compareTo(two) >= 0 ? one : two;
  }
}
