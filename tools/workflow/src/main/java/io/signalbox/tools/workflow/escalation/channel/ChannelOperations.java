package io.signalbox.tools.workflow.escalation.channel;

import java.time.Duration;
import java.time.Instant;

/** Port for managing Slack channels of incidents; every operation is idempotent. */
public interface ChannelOperations {

  /** Result of one operation on a channel. */
  sealed interface ChannelOutcome {
    /**
     * Success, also when the operation was done before.
     *
     * @param channel its id
     */
    record ChannelReady(String channel) implements ChannelOutcome {}

    /** The name is taken by another channel. */
    record NameTaken() implements ChannelOutcome {}

    /**
     * The channel is unusable: it was archived, or the app was removed from it.
     *
     * @param reason half a sentence for people
     */
    record ChannelGone(String reason) implements ChannelOutcome {}

    /**
     * Permanent refusal; the operation is not retried.
     *
     * @param reason half a sentence for people
     */
    record ChannelRefused(String reason) implements ChannelOutcome {}

    /** Temporary failure; the operation is retried after a pause. */
    record TryLater(Duration pause) implements ChannelOutcome {}
  }

  ChannelOutcome create(String name, boolean isPrivate);

  /**
   * Finds the channel of this name that this app created since a time; {@code NameTaken} if there
   * is none.
   */
  ChannelOutcome created(String name, Instant since);

  ChannelOutcome invite(String channel, String person);

  /**
   * Sets the channel's topic.
   *
   * @param topic at most 250 characters, without markup
   */
  ChannelOutcome setTopic(String channel, String topic);

  ChannelOutcome archive(String channel);
}
