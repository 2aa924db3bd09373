package io.signalbox.tools.workflow.officehours;

import io.signalbox.tools.workflow.officehours.topic.RequestTopic;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Pool of experts for certain topics, from the settings.
 *
 * @param topics empty for all that no other pool has
 * @param owner Slack handle or address of whoever answers for the pool
 * @param channel id of the channel for its requests; empty for where they are filed
 * @param target how long somebody has before the next is asked
 * @param cap most requests in one person's hands
 * @param largestShare of the last month's requests that one expert may take while there are others:
 *     0 to 1
 */
public record ExpertPool(
    String name,
    Set<RequestTopic> topics,
    List<Expert> experts,
    Optional<String> owner,
    Optional<String> channel,
    Duration target,
    int cap,
    double largestShare) {
  public ExpertPool {
    topics = Set.copyOf(topics);
    experts = List.copyOf(experts);
  }

  /**
   * Expert of a pool, from the settings.
   *
   * @param handle Slack handle, address or id
   * @param skills topics they know best; empty for all of the pool's
   * @param deputy asked first where another takes too large a share
   */
  public record Expert(String handle, Set<RequestTopic> skills, boolean deputy) {
    public Expert {
      skills = Set.copyOf(skills);
    }
  }
}
