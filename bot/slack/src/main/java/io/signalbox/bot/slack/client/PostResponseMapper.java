package io.signalbox.bot.slack.client;

import com.slack.api.methods.SlackApiTextResponse;
import io.signalbox.bot.slack.outbox.OutboxPost;
import io.signalbox.bot.slack.outbox.PostTransport.Outcome;
import io.signalbox.bot.slack.refusal.SlackError;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Maps Slack's response to a post to an {@code Outcome} for the outbox, by the table of errors. */
final class PostResponseMapper {
  private static final Logger log = LoggerFactory.getLogger(PostResponseMapper.class);
  private static final Duration USUAL_WAIT = Duration.ofSeconds(1);
  private static final String MEND =
      ": check the app's installation and slack.bot-token; './signalbox doctor' says what is"
          + " missing";

  private PostResponseMapper() {}

  /** Returns the outcome of a Web API call that posts a message. */
  static Outcome of(
      String method, SlackApiTextResponse response, @Nullable String ts, OutboxPost post) {
    return response.isOk()
        ? new Outcome.Posted(Optional.ofNullable(ts))
        : refused(SlackError.of(method, response), post);
  }

  /** Returns the outcome for an error that Slack answered a post with, by the table of errors. */
  static Outcome refused(SlackError refusal, OutboxPost post) {
    String reason = refusal.words();
    return switch (refusal.treatment()) {
      case WAIT -> new Outcome.Wait(USUAL_WAIT);
      case RETRY, STREAM -> new Outcome.Unsure("Slack answered " + refusal.error());
      case HOLD -> new Outcome.Held(reason + ", says " + refusal.method() + MEND);
      case GONE -> new Outcome.Gone();
      case PLAIN ->
          PostFallback.plain(post, reason).orElseGet(() -> new Outcome.PostRefused(reason));
      case SHORTEN ->
          PostFallback.shorter(post, reason).orElseGet(() -> new Outcome.PostRefused(reason));
      case DIRECT ->
          post.target()
              .user()
              .<Outcome>map(
                  user ->
                      new Outcome.Unfit(
                          reason, post.at(OutboxPost.Target.channel(user)), Optional.empty()))
              .orElseGet(() -> new Outcome.PostRefused(reason));
      case DEFECT -> {
        log.error("{} does not take {}: {}", refusal.method(), post.id(), refusal.error());
        yield new Outcome.PostRefused(reason);
      }
      case PERSON, PLACE, FINAL, ABSENT, KEEP, RESTART, TEXT, TELL, SKIP ->
          new Outcome.PostRefused(reason);
    };
  }
}
