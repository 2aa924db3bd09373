package io.signalbox.bot.slack.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Port through which the outbox delivers a post to Slack; implemented by {@code SlackCourier}. */
public interface PostTransport {

  /** Result of one attempt to post. */
  sealed interface Outcome {
    /**
     * Slack accepted the post.
     *
     * @param ts its name, where it has one
     */
    record Posted(Optional<String> ts) implements Outcome {}

    /** Rate limited; retry after {@code pause}. */
    record Wait(Duration pause) implements Outcome {}

    /**
     * Slack rejected the post; a retry cannot help.
     *
     * @param reason as Slack gave it
     */
    record PostRefused(String reason) implements Outcome {}

    /** The message to update does not exist any more. */
    record Gone() implements Outcome {}

    /**
     * Slack locks the app out: the post is held until an operator has fixed the cause.
     *
     * @param reason what is to be mended
     */
    record Held(String reason) implements Outcome {}

    /**
     * Slack rejected this form of the post; another form may be accepted.
     *
     * @param instead the other form, under the same id
     * @param rest of what it says, to be posted besides
     */
    record Unfit(String reason, OutboxPost instead, Optional<OutboxPost> rest) implements Outcome {}

    /**
     * No reply arrived, so the message may have been posted.
     *
     * @param reason one sentence
     */
    record Unsure(String reason) implements Outcome {}
  }

  /** Posts the message; blocks until the result is known. */
  Outcome post(OutboxPost post);

  /**
   * Searches Slack for a post that was delivered although its sender could not record that.
   *
   * @param since when it was written
   * @return its name; empty when it is not there, or nobody can tell
   */
  Optional<String> find(OutboxPost post, Instant since);
}
