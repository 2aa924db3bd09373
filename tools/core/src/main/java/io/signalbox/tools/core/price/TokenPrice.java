package io.signalbox.tools.core.price;

import java.math.BigDecimal;

/**
 * Price of one token, by its use.
 *
 * @param cachedInput read from the provider's own prompt cache
 * @param cacheWrite written into it
 */
public record TokenPrice(Cost input, Cost output, Cost cachedInput, Cost cacheWrite) {
  private static final int MILLION_DIGITS = 6;

  /** Prices in dollars a million tokens; the provider's cache makes no difference. */
  public static TokenPrice perMillion(double input, double output) {
    return perMillion(input, output, input, input);
  }

  static TokenPrice perMillion(double input, double output, double cached, double written) {
    return new TokenPrice(one(input), one(output), one(cached), one(written));
  }

  /** Returns the cost of a call. */
  public Cost of(TokenUsage usage) {
    long plain = Math.max(0, usage.input() - usage.cachedInput() - usage.cacheWrite());
    return input
        .times(plain)
        .plus(cachedInput.times(usage.cachedInput()))
        .plus(cacheWrite.times(usage.cacheWrite()))
        .plus(output.times(usage.output()));
  }

  /** The most a call can cost: nothing of it comes from the provider's cache. */
  public Cost atMost(long inputTokens, long outputTokens) {
    Cost dearest = input.compareTo(cacheWrite) >= 0 ? input : cacheWrite;
    return dearest.times(inputTokens).plus(output.times(outputTokens));
  }

  static Cost one(double dollarsPerMillion) {
    return Cost.dollars(BigDecimal.valueOf(dollarsPerMillion).movePointLeft(MILLION_DIGITS));
  }
}
