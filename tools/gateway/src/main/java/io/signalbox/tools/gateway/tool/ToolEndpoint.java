package io.signalbox.tools.gateway.tool;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.tools.core.call.CallCancellation;
import io.signalbox.tools.core.call.CallDeadline;
import io.signalbox.tools.core.call.CallOutcome;
import io.signalbox.tools.core.call.CallRefusal;
import io.signalbox.tools.core.route.Route;

/** Target of a tool route, which describes the tool and sends its calls. */
interface ToolEndpoint {

  /** Returns the tool's description for models. */
  String description();

  /**
   * Returns the JSON schema of the arguments.
   *
   * @throws io.signalbox.tools.core.upstream.UpstreamFailedException when it cannot be asked for
   */
  String schema();

  /** Returns whether calling the tool changes something. */
  boolean writes();

  /** Sends a call, with retries where they are safe, within its deadline. */
  Sent send(Sending sending);

  /**
   * Call that has passed the policy checks.
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
