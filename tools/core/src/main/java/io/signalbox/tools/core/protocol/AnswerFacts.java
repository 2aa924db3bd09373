package io.signalbox.tools.core.protocol;

import io.signalbox.tools.core.price.ServiceTier;
import io.signalbox.tools.core.price.TokenUsage;
import java.util.Optional;

/**
 * Facts read from an answer, or from one event of a streamed one.
 *
 * @param usage empty when the provider does not say
 * @param refused whether the model or its provider would not
 * @param begins whether any of the answer itself is in it
 * @param text of the first answer, for checks against a schema
 * @param tier that the provider says it served, where it says
 * @param failed whether an error stands in the place of an answer
 */
public record AnswerFacts(
    Optional<TokenUsage> usage,
    Optional<String> finishReason,
    boolean refused,
    boolean begins,
    Optional<String> text,
    Optional<ServiceTier> tier,
    boolean failed) {
  public static final AnswerFacts NONE =
      new AnswerFacts(
          Optional.empty(),
          Optional.empty(),
          false,
          false,
          Optional.empty(),
          Optional.empty(),
          false);

  /** Returns whether the answer came to the end that its model gave it. */
  public boolean isWhole() {
    return finishReason
        .filter(r -> r.equals("stop") || r.equals("end_turn") || r.equals("completed"))
        .isPresent();
  }

  /** These facts with what a later event of the same answer adds. */
  public AnswerFacts then(AnswerFacts later) {
    return new AnswerFacts(
        larger(usage, later.usage),
        later.finishReason.or(() -> finishReason),
        refused || later.refused,
        begins || later.begins,
        text.or(later::text),
        later.tier.or(() -> tier),
        failed || later.failed);
  }

  /** Anthropic counts the prompt in the first event and the answer in the last. */
  private static Optional<TokenUsage> larger(Optional<TokenUsage> a, Optional<TokenUsage> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.or(() -> b);
    }
    TokenUsage one = a.get();
    TokenUsage two = b.get();
    return Optional.of(
        new TokenUsage(
            Math.max(one.input(), two.input()),
            Math.max(one.output(), two.output()),
            Math.max(one.cachedInput(), two.cachedInput()),
            Math.max(one.cacheWrite(), two.cacheWrite()),
            Math.max(one.hourWrite(), two.hourWrite()),
            Math.max(one.searches(), two.searches())));
  }
}
