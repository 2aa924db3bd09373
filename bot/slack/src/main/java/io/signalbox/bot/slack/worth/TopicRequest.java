package io.signalbox.bot.slack.worth;

import io.signalbox.tools.workflow.officehours.topic.RequestTopic;
import java.time.Duration;
import java.util.Optional;

/**
 * Office-hours request with the columns that the monthly report needs.
 *
 * @param state as it is stored
 * @param holder the expert who has or had it, or is asked next
 * @param claimedAfter how long it waited for an expert; empty where none came
 */
record TopicRequest(
    RequestTopic topic,
    String state,
    String asker,
    Optional<String> holder,
    Optional<Duration> claimedAfter) {
  boolean isOpen() {
    return !state.equals("DEFLECTED") && !state.equals("DECIDED") && !state.equals("WITHDRAWN");
  }
}
