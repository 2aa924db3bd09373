package io.signalbox.tools.core.price;

import java.util.Optional;

/**
 * Price of a model's calls, depending on prompt length, service tier and the web searches that the
 * provider runs. A call is reserved for at the dearest price that it can have, and settled at its
 * own.
 *
 * @param longPrompts where they cost more
 * @param priority price of prompts of usual length in the priority tier; where it is not known, the
 *     usual price counts
 * @param search one search that the provider ran
 */
public record ModelPrice(
    PriceLevel usual,
    Optional<LongPromptPrice> longPrompts,
    Optional<PriceLevel> priority,
    Cost search) {

  /** Returns a price that does not depend on prompt length or service tier, with free searches. */
  public static ModelPrice flat(TokenPrice price) {
    return new ModelPrice(PriceLevel.of(price), Optional.empty(), Optional.empty(), Cost.NOTHING);
  }

  /** Returns the usual token prices, for display in lists. */
  public TokenPrice usualTokens() {
    return usual.tokens();
  }

  /** Returns the cost of one call from its usage and service tier. */
  public Cost of(TokenUsage usage, ServiceTier tier) {
    return level(usage.input(), tier).of(usage).plus(search.times(usage.searches()));
  }

  /** Returns the cost of the added-up usage of many calls, none of which has a long prompt. */
  public Cost ofMany(TokenUsage usage, ServiceTier tier) {
    return level(0, tier).of(usage).plus(search.times(usage.searches()));
  }

  private PriceLevel level(long input, ServiceTier tier) {
    boolean isLong = longPrompts.filter(price -> input > price.above()).isPresent();
    PriceLevel plain = isLong ? longPrompts.get().level() : usual;
    return switch (tier) {
      case STANDARD -> plain;
      case BATCH, FLEX -> plain.halved();
      // Priority is not sold for long prompts.
      case PRIORITY -> isLong ? plain : priority.orElse(usual);
    };
  }

  /**
   * Returns the highest cost that a call with these token and search counts can have, for its
   * budget reservation.
   *
   * @param tier the one asked for; empty where the provider may choose
   */
  public Cost atMost(long input, long output, long searches, Optional<ServiceTier> tier) {
    PriceLevel first = level(input, tier.orElse(ServiceTier.STANDARD));
    TokenPrice most = first.dearest(usual.tokens());
    if (tier.isEmpty() && priority.isPresent()) {
      most = priority.get().dearest(most);
    }
    return most.atMost(input, output).plus(search.times(searches));
  }

  /**
   * Returns the highest price for each kind of token, over all prompt lengths and service tiers.
   */
  public TokenPrice dearest() {
    TokenPrice most = usual.dearest(usual.tokens());
    if (longPrompts.isPresent()) {
      most = longPrompts.get().level().dearest(most);
    }
    return priority.isPresent() ? priority.get().dearest(most) : most;
  }
}
