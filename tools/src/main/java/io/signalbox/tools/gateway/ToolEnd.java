package io.signalbox.tools.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.tools.accounting.CallOutcome;
import io.signalbox.tools.route.Route;

/** Endpoint of a tool route. */
interface ToolEnd {

  /** Returns the purpose of the tool in the words given to a model. */
  String description();

  /**
   * JSON schema that arguments have to meet, and that a model is offered.
   *
   * @throws UpstreamFailed when it cannot be asked for
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
      Route route, String id, JsonNode arguments, Deadline deadline, Cancellation cancellation) {}

  /** Reply and recorded outcome of a tool call. */
  record Sent(ToolReply reply, CallOutcome outcome, int attempts) {
    static Sent done(String text, int attempts) {
      return new Sent(new ToolReply.Done(text), CallOutcome.ANSWERED, attempts);
    }

    static Sent refused(Refusal refusal, int attempts) {
      return new Sent(new ToolReply.Refused(refusal), refusal.outcome(), attempts);
    }
  }
}
