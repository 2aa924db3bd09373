package io.signalbox.tools.gateway.tool;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.tools.core.call.CallCancellation;
import io.signalbox.tools.core.call.CallDeadline;
import io.signalbox.tools.core.call.CallOutcome;
import io.signalbox.tools.core.call.CallRefusal;
import io.signalbox.tools.core.route.Route;

/** Endpoint of a tool route. */
interface ToolEndpoint {

  /** Returns the purpose of the tool in the words given to a model. */
  String description();

  /**
   * JSON schema that arguments have to meet, and that a model is offered.
   *
   * @throws io.signalbox.tools.core.upstream.UpstreamFailed when it cannot be asked for
   */
  String schema();

  /** Returns whether calling the tool changes something. */
  boolean writes();

  /** Sends a call, as often as is safe and as long as there is time. */
  Sent send(Sending sending);

  /**
   * A call that has passed the policy.
   *
   * @param id what the tool's server knows the call by
   */
  record Sending(
      Route route,
      String id,
      JsonNode arguments,
      CallDeadline deadline,
      CallCancellation cancellation) {}

  /** Reply and recorded outcome of a tool call. */
  record Sent(ToolReply reply, CallOutcome outcome, int attempts) {
    static Sent done(String text, int attempts) {
      return new Sent(new ToolReply.ToolDone(text), CallOutcome.ANSWERED, attempts);
    }

    static Sent refused(CallRefusal refusal, int attempts) {
      return new Sent(new ToolReply.ToolRefused(refusal), refusal.outcome(), attempts);
    }
  }
}
