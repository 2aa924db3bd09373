package io.signalbox.tools.core.price;

import java.math.BigDecimal;

/**
 * Prices of one token of input, output, cached input and cache writes.
 *
 * @param cachedInput read from the provider's own prompt cache
 * @param cacheWrite written into it
 */
public record TokenPrice(Cost input, Cost output, Cost cachedInput, Cost cacheWrite) {
  private static final int MILLION_DIGITS = 6;

  /**
   * Creates prices from dollars a million tokens, with cached input and cache writes at the input
   * price.
   */
  public static TokenPrice perMillion(double input, double output) {
    return perMillion(input, output, input, input);
  }

  static TokenPrice perMillion(double input, double output, double cached, double written) {
    return new TokenPrice(one(input), one(output), one(cached), one(written));
  }

  /** Returns the cost of a call with this token usage. */
  public Cost of(TokenUsage usage) {
    long plain = Math.max(0, usage.input() - usage.cachedInput() - usage.cacheWrite());
    return input
        .times(plain)
        .plus(cachedInput.times(usage.cachedInput()))
        .plus(cacheWrite.times(usage.cacheWrite()))
        .plus(output.times(usage.output()));
  }

  /**
   * Returns the highest cost for these token counts, which assumes that nothing is read from the
   * provider's prompt cache.
   */
  public Cost atMost(long inputTokens, long outputTokens) {
    Cost dearest = input.compareTo(cacheWrite) >= 0 ? input : cacheWrite;
    return dearest.times(inputTokens).plus(output.times(outputTokens));
  }

  static Cost one(double dollarsPerMillion) {
    return Cost.dollars(BigDecimal.valueOf(dollarsPerMillion).movePointLeft(MILLION_DIGITS));
  }
}
