package io.signalbox.tools.core.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.tools.core.call.UsageBasis;
import io.signalbox.tools.core.price.PricedModel;
import io.signalbox.tools.core.price.ServiceTier;
import io.signalbox.tools.core.price.TokenUsage;
import io.signalbox.tools.core.protocol.AnswerFacts;
import io.signalbox.tools.core.protocol.ApiProtocol;
import io.signalbox.tools.core.protocol.RequestBody;
import io.signalbox.tools.core.protocol.RequestTerms;
import io.signalbox.tools.core.protocol.SseEvent;
import io.signalbox.tools.core.route.Route;

/**
 * Bounds on the token counts that a provider can truthfully report for one request, with the usage
 * to charge where a report exceeds them. What it says beyond them, on either side, is not believed:
 * tokens are then estimated from the sizes of request and answer, rather too many than too few.
 * Prompt and answer are judged apart.
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
  /** Context size assumed for a model whose own is unknown, in tokens. */
  private static final long USUAL_CONTEXT = 200_000;

  /**
   * Tokens allowed beyond the requested answer length, for reasoning that some providers do not
   * count as answer.
   */
  private static final long THOUGHT = 4_096;

  /** Bytes assumed for a token in estimates; in most languages a token is longer. */
  private static final int TOKEN_BYTES = 3;

  /**
   * Upper bound of prompt and of answer tokens for any call: the largest body, one token a byte.
   */
  static final long MOST = 32L << 20;

  /** Upper bound of the searches that a provider runs for one answer. */
  private static final long SEARCHES = 1_000;

  /** Accepted token counts with their source and the service tier that sets their price. */
  public record Used(TokenUsage tokens, UsageBasis basis, ServiceTier tier) {
    /** Creates a usage in the standard tier. */
    public Used(TokenUsage tokens, UsageBasis basis) {
      this(tokens, basis, ServiceTier.STANDARD);
    }
  }

  public static PlausibleUsage of(RequestBody request, Route route, PricedModel model) {
    long input = request.mostInput();
    return new PlausibleUsage(
        Math.min(MOST, Math.max(context(model), 2 * input)),
        Math.min(MOST, mostOutput(route, request)),
        Math.min(MOST, input / 2),
        request.shape() != ApiProtocol.OPENAI_EMBEDDINGS,
        RequestTerms.tier(request).orElse(ServiceTier.STANDARD));
  }

  /**
   * Returns the longest prompt to set money aside for: a token for each byte of the request, or the
   * model's context where the request refers to content elsewhere.
   */
  public static long mostPrompt(RequestBody request, PricedModel model) {
    return request.refersElsewhere()
        ? Math.max(request.mostInput(), context(model))
        : request.mostInput();
  }

  /** Returns the usage to charge for a request whose answer nobody saw. */
  public static Used unseen(RequestBody request, long output) {
    return new Used(TokenUsage.of(request.mostInput() / 2, output), UsageBasis.ESTIMATED);
  }

  private static long context(PricedModel model) {
    return model.context().isPresent() ? model.context().getAsInt() : USUAL_CONTEXT;
  }

  /**
   * Returns the usage to charge for a good answer: the reported counts if plausible, else an
   * estimate.
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
   * Returns a stream event with implausible counts corrected, or the same event if they are
   * plausible.
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

  /** Limits reported counts whose request is unknown to the range from 0 to the general maximum. */
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

  /** Estimates the answer's tokens from its bytes, at most those that the request allows. */
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

  /** Returns the most tokens that all answers of a call together can have. */
  public static long mostOutput(Route route, RequestBody body) {
    return body.mostOutput().orElse(route.mostOutput()) * body.answers();
  }
}
