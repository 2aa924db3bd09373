package io.signalbox.tools.workflow.escalation.channel;

import java.util.Map;
import java.util.Optional;

/**
 * Slack channel of one escalation, as a row of the table {@code incident_channel} with its
 * progress.
 *
 * @param number of the escalation
 * @param name that it has, or is to have
 * @param channel its id; empty before it is made
 * @param topic as it was last set
 * @param told events of the timeline that were told there
 * @param attempts how often the row has been taken, this time included
 */
record IncidentChannel(
    long number, String name, Optional<String> channel, String topic, int told, int attempts) {
  Map<String, Object> key() {
    return Map.of("number", number);
  }
}
