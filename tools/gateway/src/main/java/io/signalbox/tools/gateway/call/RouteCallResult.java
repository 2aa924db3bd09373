package io.signalbox.tools.gateway.call;

import io.signalbox.tools.core.call.CallRefusal;
import io.signalbox.tools.core.call.GatewayReply;
import io.signalbox.tools.core.protocol.AnswerRestorer;
import io.signalbox.tools.core.upstream.RequestPreparation;

/** Result of calling one route. */
sealed interface RouteCallResult {
  /** The call is answered. */
  record CallDone(GatewayReply.Answered reply) implements RouteCallResult {}

  /** The route cannot answer; another might. */
  record Failed(CallRefusal refusal) implements RouteCallResult {}

  /** The call may not go over this route. */
  record Denied(CallRefusal refusal) implements RouteCallResult {}

  /** An answer with the values that were taken out of its request back in it. */
  static RouteCallResult done(
      int status, byte[] body, RouteAttempt journey, RequestPreparation.Prepared prepared) {
    byte[] shown =
        prepared.redaction().restores()
            ? new AnswerRestorer(prepared.redaction()).restore(body)
            : body;
    return new RouteCallResult.CallDone(
        GatewayReply.Answered.whole(status, journey.log().served(), shown));
  }
}
