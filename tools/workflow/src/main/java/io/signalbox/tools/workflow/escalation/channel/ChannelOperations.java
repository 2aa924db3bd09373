package io.signalbox.tools.workflow.escalation.channel;

import java.time.Duration;
import java.time.Instant;

/** Changes to channels of the workspace; each may be asked for once more without harm. */
public interface ChannelOperations {

  /** Result of one change. */
  sealed interface ChannelOutcome {
    /**
     * Done, now or before.
     *
     * @param channel its id
     */
    record ChannelReady(String channel) implements ChannelOutcome {}

    /** Another channel has the name. */
    record NameTaken() implements ChannelOutcome {}

    /**
     * The channel cannot be used any more: somebody archived it, or took the app out of it.
     *
     * @param reason half a sentence for people
     */
    record ChannelGone(String reason) implements ChannelOutcome {}

    /**
     * Never, as it is.
     *
     * @param reason half a sentence for people
     */
    record ChannelRefused(String reason) implements ChannelOutcome {}

    /** Not now. */
    record TryLater(Duration pause) implements ChannelOutcome {}
  }

  ChannelOutcome create(String name, boolean isPrivate);

  /** Finds the channel that this app made under a name since a time; {@code NameTaken} else. */
  ChannelOutcome created(String name, Instant since);

  ChannelOutcome invite(String channel, String person);

  /**
   * Sets the topic.
   *
   * @param topic at most 250 characters, without markup
   */
  ChannelOutcome setTopic(String channel, String topic);

  ChannelOutcome archive(String channel);
}
