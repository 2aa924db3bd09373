package io.signalbox.tools.core.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.tools.core.call.UsageBasis;
import io.signalbox.tools.core.price.ModelFacts;
import io.signalbox.tools.core.price.ServiceTier;
import io.signalbox.tools.core.price.TokenUsage;
import io.signalbox.tools.core.protocol.AnswerFacts;
import io.signalbox.tools.core.protocol.ProtocolShape;
import io.signalbox.tools.core.protocol.RequestBody;
import io.signalbox.tools.core.protocol.RequestTerms;
import io.signalbox.tools.core.protocol.SseEvent;
import io.signalbox.tools.core.route.Route;

/**
 * The numbers of tokens that a provider can have used for one request. What it says beyond them, on
 * either side, is not believed: tokens are then estimated from the sizes of request and answer,
 * rather too many than too few. Prompt and answer are judged apart.
 *
 * @param mostInput no prompt is longer: the model's context, or twice what the request's bytes can
 *     hold where that is more
 * @param asked tokens of answer that the request allows
 * @param halfInput what the prompt is taken for without a number
 * @param answers whether there is text to count in an answer; vectors have none
 * @param tier of service that counts where the answer names none
 */
public record PlausibleUsage(
    long mostInput, long asked, long halfInput, boolean answers, ServiceTier tier) {
  /** The context of a model whose own is not known. */
  private static final long USUAL_CONTEXT = 200_000;

  /** Beyond what is asked: thought that some providers do not count as answer. */
  private static final long THOUGHT = 4_096;

  /** A token is longer than that in most languages. */
  private static final int TOKEN_BYTES = 3;

  /** No call has more of either, whatever it says: the largest body, a token a byte. */
  static final long MOST = 32L << 20;

  /** More searches than that are run by no provider for one answer. */
  private static final long SEARCHES = 1_000;

  /** Tokens, what they rest on, and the tier of service that they are priced at. */
  public record Used(TokenUsage tokens, UsageBasis basis, ServiceTier tier) {
    /** Tokens in the usual tier. */
    public Used(TokenUsage tokens, UsageBasis basis) {
      this(tokens, basis, ServiceTier.STANDARD);
    }
  }

  public static PlausibleUsage of(RequestBody request, Route route, ModelFacts model) {
    long input = request.mostInput();
    long context = model.context().isPresent() ? model.context().getAsInt() : USUAL_CONTEXT;
    return new PlausibleUsage(
        Math.min(MOST, Math.max(context, 2 * input)),
        Math.min(MOST, mostOutput(route, request)),
        Math.min(MOST, input / 2),
        request.shape() != ProtocolShape.OPENAI_EMBEDDINGS,
        RequestTerms.tier(request).orElse(ServiceTier.STANDARD));
  }

  /**
   * Returns the usage of a good answer.
   *
   * @param facts what the provider says
   * @param answerBytes the size of the answer's text, about
   */
  public Used used(AnswerFacts facts, long answerBytes) {
    if (facts.usage().isEmpty()) {
      return new Used(
          TokenUsage.of(halfInput, estimate(answerBytes)), UsageBasis.ESTIMATED, served(facts));
    }
    TokenUsage said = facts.usage().get();
    boolean input = isIn(said.input(), 1, mostInput);
    boolean output =
        isIn(said.output(), facts.begins() && answers ? 1 : 0, mostOutput(answerBytes));
    boolean cache = input && fits(said);
    TokenUsage believed =
        new TokenUsage(
            input ? said.input() : halfInput,
            output ? said.output() : estimate(answerBytes),
            cache ? said.cachedInput() : 0,
            cache ? said.cacheWrite() : 0,
            cache ? said.hourWrite() : 0,
            isIn(said.searches(), 0, SEARCHES) ? said.searches() : 0);
    UsageBasis basis = cache && output ? UsageBasis.COUNTED : UsageBasis.DISBELIEVED;
    return new Used(believed, basis, served(facts));
  }

  private ServiceTier served(AnswerFacts facts) {
    return facts.tier().orElse(tier);
  }

  /**
   * Returns an event of a stream with numbers that can be; the very same where they are.
   *
   * @param more what the event says
   * @param so what it and those before it say
   */
  public SseEvent corrected(SseEvent event, AnswerFacts more, AnswerFacts so, long answerBytes) {
    if (more.usage().isEmpty() || so.usage().isEmpty()) {
      return event;
    }
    TokenUsage said = so.usage().get();
    boolean input = isIn(said.input(), 0, mostInput) && fits(said);
    boolean output = isIn(said.output(), 0, mostOutput(answerBytes));
    if (input && output) {
      return event;
    }
    TokenUsage believed =
        new TokenUsage(
            input ? said.input() : halfInput,
            output ? said.output() : estimate(answerBytes),
            input ? said.cachedInput() : 0,
            input ? said.cacheWrite() : 0);
    return event
        .data()
        .map(data -> UsageCorrection.corrected(data.getBytes(UTF_8), believed))
        .map(bytes -> event.withData(new String(bytes, UTF_8)))
        .orElse(event);
  }

  /** Bounds numbers that arrive without their request: none negative, none beyond the maximum. */
  public static Used settled(TokenUsage said) {
    long input = clamped(said.input());
    long output = clamped(said.output());
    TokenUsage believed =
        fits(said)
            ? new TokenUsage(
                input,
                output,
                said.cachedInput(),
                said.cacheWrite(),
                said.hourWrite(),
                Math.max(0, Math.min(SEARCHES, said.searches())))
            : TokenUsage.of(input, output);
    boolean same = believed.equals(said);
    return new Used(believed, same ? UsageBasis.COUNTED : UsageBasis.DISBELIEVED);
  }

  private long mostOutput(long answerBytes) {
    return Math.min(MOST, Math.max(2 * asked, answerBytes) + THOUGHT);
  }

  /** No provider can charge for more than it was allowed to write. */
  private long estimate(long answerBytes) {
    return Math.min(asked, Math.min(MOST, answerBytes) / TOKEN_BYTES + 1);
  }

  private static boolean fits(TokenUsage said) {
    return isIn(said.cachedInput(), 0, said.input())
        && isIn(said.cacheWrite(), 0, said.input() - said.cachedInput())
        && isIn(said.hourWrite(), 0, said.cacheWrite())
        && said.input() <= MOST;
  }

  private static boolean isIn(long number, long least, long most) {
    return number >= least && number <= most;
  }

  private static long clamped(long number) {
    return Math.max(0, Math.min(MOST, number));
  }

  /** Returns the tokens that all answers of a call together can have. */
  public static long mostOutput(Route route, RequestBody body) {
    return body.mostOutput().orElse(route.mostOutput()) * body.answers();
  }
}
