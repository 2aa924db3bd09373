package io.signalbox.bot.slack.worth;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.tools.workflow.officehours.topic.RequestTopic;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SoleExpertTest {
  private static TopicRequest request(
      RequestTopic topic, String state, String asker, String holder) {
    return new TopicRequest(
        topic,
        state,
        asker,
        Optional.of(holder).filter(each -> !each.isEmpty()),
        Optional.of(Duration.ofMinutes(5)).filter(each -> !holder.isEmpty()));
  }

  @Test
  void aTopicThatOnePersonAloneDecidesIsNamedWithWhatWaitsAndWhoCouldLearnIt() {
    RequestTopic one = RequestTopic.values()[0];
    RequestTopic other = RequestTopic.values()[1];
    List<SoleExpert> alone =
        SoleExpert.of(
            List.of(
                request(one, "DECIDED", "U1", "EX"),
                request(one, "DECIDED", "U2", "EX"),
                request(one, "CLAIMED", "U2", "EX"),
                request(one, "WAITING", "U3", ""),
                request(other, "DECIDED", "U1", "EX"),
                request(other, "DECIDED", "U1", "EX"),
                request(other, "DECIDED", "U1", "UZ")));

    assertThat(alone).containsExactly(new SoleExpert(one, "EX", 3, 1, List.of("U2", "U1", "U3")));
  }
}
