package io.signalbox.bot.slack.command.routes;

import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.message.MessageKind;
import io.signalbox.bot.slack.message.PersonalMessages;
import io.signalbox.bot.slack.outbox.OutboxPost;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/**
 * Posts that a route's calls go over its own model again, to the owners of its callers and the
 * channel of the gateway's alerts. Several processes that notice it post once.
 */
public final class ShareNotices implements BiConsumer<String, String> {
  private static final Pattern SLACK_USER = Pattern.compile("[UW][A-Z0-9]{6,}");

  /** Time within which repeated returns of a route's calls are told once. */
  private static final Duration ONCE = Duration.ofMinutes(10);

  private final Jdbi jdbi;
  private final PersonalMessages messages;
  private final Function<String, Stream<String>> owners;
  private final Optional<String> channel;
  private final Clock clock;

  /**
   * @param owners of the callers of a route
   * @param channel is told too
   */
  public ShareNotices(
      Jdbi jdbi,
      PersonalMessages messages,
      Function<String, Stream<String>> owners,
      Optional<String> channel,
      Clock clock) {
    this.jdbi = jdbi;
    this.messages = messages;
    this.owners = owners;
    this.channel = channel;
    this.clock = clock;
  }

  @Override
  public void accept(String route, String reason) {
    String once = "share:" + route + ":" + clock.millis() / ONCE.toMillis() + ":";
    String text =
        "The calls of the route *"
            + MrkdwnText.escaped(route)
            + "* go over its own model again: "
            + MrkdwnText.escaped(reason)
            + ". You don't need to do anything; `./signalbox gateway share "
            + MrkdwnText.escaped(route)
            + "` sets a share anew.";
    List<OutboxPost> posts =
        Stream.concat(
                owners.apply(route).filter(owner -> SLACK_USER.matcher(owner).matches()),
                channel.stream())
            .distinct()
            .map(
                to ->
                    new OutboxPost(
                        once + to, OutboxPost.Target.channel(to), text, Optional.empty()))
            .toList();
    jdbi.useTransaction(
        handle ->
            posts.forEach(
                post -> messages.put(handle, MessageKind.CHANGE, "route:" + route, post)));
  }
}
