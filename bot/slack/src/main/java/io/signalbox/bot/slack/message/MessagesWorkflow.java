package io.signalbox.bot.slack.message;

import com.slack.api.bolt.App;
import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.command.ButtonPresses;
import io.signalbox.bot.slack.command.SlackWorkflow;
import io.signalbox.bot.slack.message.MessageRows.MessageMute;
import io.signalbox.bot.slack.schedule.ScheduledTask;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/**
 * Slack workflow of personal messages: their periodic delivery, the mute buttons, {@code /ask
 * mutes} and {@code /ask unmute KIND}.
 */
public final class MessagesWorkflow implements SlackWorkflow {
  private static final Duration TICK = Duration.ofSeconds(5);

  private final Jdbi jdbi;
  private final Clock clock;
  private final WaitingMessageDelivery delivery;
  private final Runnable send;

  /**
   * @param send the outbox may have something to send
   */
  public MessagesWorkflow(Jdbi jdbi, Clock clock, WaitingMessageDelivery delivery, Runnable send) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.delivery = delivery;
    this.send = send;
  }

  @Override
  public void register(App app) {
    app.blockAction(PersonalMessages.MUTE, this::muted);
    app.blockAction(PersonalMessages.MUTE + "_all", this::muted);
  }

  private Response muted(BlockActionRequest request, ActionContext context) {
    String[] value = ButtonPresses.value(request).split(" ", 2);
    MessageKind kind = MessageKind.valueOf(value[0]);
    MessageMute mute = new MessageMute(kind, value.length > 1 ? value[1] : MessageRows.ALL);
    jdbi.useHandle(
        handle -> MessageRows.mute(handle, ButtonPresses.user(request), mute, clock.instant()));
    ButtonPresses.tell(
        request,
        context,
        "Muted: "
            + words(mute)
            + ". `/ask unmute "
            + kind.label()
            + "` brings them back; pages always reach you.");
    return context.ack();
  }

  private static String words(MessageMute mute) {
    return mute.thing().equals(MessageRows.ALL)
        ? "all " + mute.kind().label() + " messages"
        : mute.kind().label() + " messages about " + MrkdwnText.escaped(mute.thing());
  }

  @Override
  public Optional<Supplier<String>> asked(String user, String text) {
    String[] words = text.strip().toLowerCase(Locale.ROOT).split("\\s+", -1);
    if (words.length == 1 && words[0].equals("mutes")) {
      return Optional.of(() -> listed(user));
    }
    if (words.length != 2 || !words[0].equals("unmute")) {
      return Optional.empty();
    }
    return Optional.of(
        () ->
            MessageKind.named(words[1])
                .map(kind -> unmuted(user, kind))
                .orElseGet(() -> unknown(words[1])));
  }

  private static String unknown(String kind) {
    return "There is no kind `"
        + MrkdwnText.escaped(kind)
        + "`. Kinds: "
        + Stream.of(MessageKind.values())
            .filter(MessageKind::canBeMuted)
            .map(MessageKind::label)
            .collect(Collectors.joining(", "))
        + ".";
  }

  private String unmuted(String user, MessageKind kind) {
    int gone = jdbi.withHandle(handle -> MessageRows.unmute(handle, user, kind));
    return gone == 0
        ? "You had not muted any " + kind.label() + " messages."
        : "You get " + kind.label() + " messages again.";
  }

  private String listed(String user) {
    List<MessageMute> mutes = jdbi.withHandle(handle -> MessageRows.mutes(handle, user));
    return mutes.isEmpty()
        ? "You have muted nothing."
        : "Muted: "
            + mutes.stream().map(MessagesWorkflow::words).collect(Collectors.joining("; "))
            + ". `/ask unmute KIND` takes it back.";
  }

  @Override
  public List<ScheduledTask> tasks() {
    return List.of(
        new ScheduledTask(
            "personal-messages",
            TICK,
            () -> {
              delivery.runDue();
              send.run();
            }));
  }
}
