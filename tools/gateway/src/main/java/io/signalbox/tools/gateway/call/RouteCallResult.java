package io.signalbox.tools.gateway.call;

import io.signalbox.tools.core.call.CallRefusal;
import io.signalbox.tools.core.call.GatewayReply;
import io.signalbox.tools.core.upstream.RouteAttempt;
import io.signalbox.tools.core.upstream.Upstream;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Result of a call over one route, or its state so far if it could not wait. */
sealed interface RouteCallResult {
  /** The call is answered. */
  record CallDone(GatewayReply.Answered reply) implements RouteCallResult {}

  /** The route cannot answer; another one may be tried. */
  record Failed(CallRefusal refusal) implements RouteCallResult {}

  /** The call may not use this route. */
  record Denied(CallRefusal refusal) implements RouteCallResult {}

  /**
   * The call was admitted to the route, and its first attempt was sent if that could be done
   * without waiting.
   *
   * @param coming its answer; empty while the request is not sent yet
   */
  record LetOn(RouteAttempt attempt, Optional<CompletionStage<Upstream.Answer>> coming)
      implements RouteCallResult {}

  /**
   * The call needs a thread that may block. Nothing was reserved or sent. Nothing was asked of
   * limits, budgets or provider.
   */
  record NeedsThread() implements RouteCallResult {}
}
