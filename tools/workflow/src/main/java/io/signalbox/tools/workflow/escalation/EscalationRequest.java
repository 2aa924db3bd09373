package io.signalbox.tools.workflow.escalation;

import java.util.Optional;

/**
 * Request to open an escalation.
 *
 * @param id names the request: asked twice, it is done once
 * @param channel where its message is to be, unless its policy says another
 */
public record EscalationRequest(
    String id, Escalation.Subject subject, String reporter, String channel) {

  /** Creates a request about a service, with its team where one is known. */
  public static EscalationRequest of(
      String id, Escalation.Subject subject, String reporter, String channel) {
    return new EscalationRequest(id, subject, reporter, channel);
  }

  Optional<String> team() {
    return subject.team();
  }
}
