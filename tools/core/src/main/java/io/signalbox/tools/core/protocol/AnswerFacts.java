package io.signalbox.tools.core.protocol;

import io.signalbox.tools.core.price.ServiceTier;
import io.signalbox.tools.core.price.TokenUsage;
import java.util.Optional;

/**
 * Facts that accounting and checks need from a model's answer or from one event of a streamed one:
 * usage, finish reason, refusal and text.
 *
 * @param usage empty when the provider does not say
 * @param refused whether the model or its provider would not
 * @param begins whether any of the answer itself is in it
 * @param text of the first answer, for checks against a schema
 * @param tier that the provider says it served, where it says
 * @param present whether a choice or an item of an answer is there, if only an empty one
 * @param failed whether an error stands in the place of an answer
 */
public record AnswerFacts(
    Optional<TokenUsage> usage,
    Optional<String> finishReason,
    boolean refused,
    boolean begins,
    Optional<String> text,
    Optional<ServiceTier> tier,
    boolean present,
    boolean failed) {
  public static final AnswerFacts NONE =
      new AnswerFacts(
          Optional.empty(),
          Optional.empty(),
          false,
          false,
          Optional.empty(),
          Optional.empty(),
          false,
          false);

  /**
   * Returns whether a whole answer is an error: it holds only an error, or its finish reason is
   * {@code error}.
   */
  public boolean isError() {
    return failed && (!begins || finishReason.filter("error"::equals).isPresent());
  }

  /**
   * Returns whether a whole answer is empty: no output, no refusal, and no finish reason that would
   * explain it.
   */
  public boolean isHollow() {
    return !present
        && !begins
        && !refused
        && finishReason.filter(reason -> !reason.equals("completed")).isEmpty();
  }

  /** Returns whether the model finished the answer by itself, rather than being cut off. */
  public boolean isWhole() {
    return finishReason
        .filter(r -> r.equals("stop") || r.equals("end_turn") || r.equals("completed"))
        .isPresent();
  }

  /** Returns these facts merged with those of a later event of the same answer. */
  public AnswerFacts then(AnswerFacts later) {
    return new AnswerFacts(
        larger(usage, later.usage),
        later.finishReason.or(() -> finishReason),
        refused || later.refused,
        begins || later.begins,
        text.or(later::text),
        later.tier.or(() -> tier),
        present || later.present,
        failed || later.failed);
  }

  /**
   * Returns the larger count of each kind, since Anthropic reports the prompt's tokens in the first
   * event and the answer's in the last.
   */
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
