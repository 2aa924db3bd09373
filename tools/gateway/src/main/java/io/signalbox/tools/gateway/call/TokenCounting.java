package io.signalbox.tools.gateway.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.tools.core.call.CallDeadline;
import io.signalbox.tools.core.call.CallOutcome;
import io.signalbox.tools.core.call.CallRecord.CacheUse;
import io.signalbox.tools.core.call.CallRefusal;
import io.signalbox.tools.core.call.GatewayCall;
import io.signalbox.tools.core.call.GatewayReply;
import io.signalbox.tools.core.limit.LimitDecision;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.route.RouteTarget;
import io.signalbox.tools.core.upstream.AttemptListener;
import io.signalbox.tools.core.upstream.RequestAttempts;
import io.signalbox.tools.core.upstream.RequestPreparation;
import io.signalbox.tools.core.upstream.RouteAttempt;
import io.signalbox.tools.core.upstream.Upstream;
import io.signalbox.tools.core.upstream.UpstreamFailedException;
import io.signalbox.tools.core.upstream.WholeAnswer;
import io.signalbox.tools.gateway.limit.RateLimiter;
import java.time.Clock;
import java.util.Optional;

/**
 * Counts a prompt's tokens: by Anthropic's free endpoint, or by an estimate for other providers.
 * Counts as a request where requests are limited; nothing is recorded of it.
 */
public final class TokenCounting {
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;

  private final RequestPreparation preparation;
  private final RateLimiter limits;
  private final RequestAttempts attempts;
  private final Clock clock;

  TokenCounting(
      RequestPreparation preparation, RateLimiter limits, RequestAttempts attempts, Clock clock) {
    this.preparation = preparation;
    this.limits = limits;
    this.attempts = attempts;
    this.clock = clock;
  }

  /**
   * Reply with the number of tokens.
   *
   * @param estimated whether no provider was asked
   */
  public record TokenCount(GatewayReply reply, boolean estimated) {}

  TokenCount count(RouteAdmission choice, GatewayCall call) {
    return switch (choice.decide(
        call.body().model().orElse(""), call.caller(), call.dataClass(), call.body().shape())) {
      case RouteAdmission.RouteDecision.Denied denied -> refused(denied.refusal());
      case RouteAdmission.RouteDecision.Allowed allowed -> count(allowed.chain().getFirst(), call);
    };
  }

  private TokenCount count(Route route, GatewayCall call) {
    LimitDecision limit = limits.admit(route.name(), call.caller().name(), route.limits(), 0);
    return switch (limit) {
      case LimitDecision.TooFast tooFast ->
          refused(
              new CallRefusal(
                  429,
                  "rate_limit_exceeded",
                  "The route '%s' allows you %s.".formatted(route.name(), tooFast.what()),
                  Optional.of(tooFast.retryAfter()),
                  CallOutcome.OVER_LIMIT));
      case LimitDecision.Unreadable unreadable ->
          refused(CallRefusal.unable("Limits cannot be read at the moment."));
      case LimitDecision.Admitted admitted -> {
        try {
          yield asked(route, call).orElseGet(() -> estimated(route, call));
        } finally {
          admitted.permit().end(0);
        }
      }
    };
  }

  private static TokenCount refused(CallRefusal refusal) {
    return new TokenCount(new GatewayReply.CallRefused(refusal), false);
  }

  /** Returns the provider's count or its error; empty where it offers no counting. */
  private Optional<TokenCount> asked(Route route, GatewayCall call) {
    CallDeadline deadline = CallDeadline.in(call.within().orElse(route.timeout()), clock);
    if (!(route.target() instanceof RouteTarget.Chat chat)) {
      return Optional.empty();
    }
    Optional<RouteAttempt> attempt =
        preparation.prepareCount(route, chat.provider(), call, deadline);
    if (attempt.isEmpty()
        || !(attempts.send(attempt.get(), AttemptListener.NONE)
            instanceof RequestAttempts.AttemptResult.GoodHead head)) {
      return Optional.empty();
    }
    try (Upstream.Answer answer = head.answer()) {
      byte[] said = WholeAnswer.read(answer, deadline).bodyWithoutKey(chat.provider());
      return answer.status() == OK || answer.status() == BAD_REQUEST
          ? Optional.of(new TokenCount(whole(route, answer.status(), said), false))
          : Optional.empty();
    } catch (UpstreamFailedException e) {
      return Optional.empty();
    }
  }

  private static TokenCount estimated(Route route, GatewayCall call) {
    String json = "{\"input_tokens\":" + call.body().estimatedInput() + "}";
    return new TokenCount(whole(route, OK, json.getBytes(UTF_8)), true);
  }

  private static GatewayReply whole(Route route, int status, byte[] json) {
    String model = route.target().modelName().orElse("");
    GatewayReply.Served served = new GatewayReply.Served(route.name(), model, CacheUse.OFF);
    return GatewayReply.Answered.whole(status, served, json);
  }
}
