package io.signalbox.bot.slack.command;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.model.view.View;
import com.slack.api.webhook.WebhookResponse;
import io.signalbox.bot.slack.dialog.DialogOpener;
import io.signalbox.bot.slack.outbox.OutboxPost;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Helpers for pressed buttons: read person, value and reply target from Bolt's request, reply
 * privately, open dialogs.
 */
public final class ButtonPresses {
  private static final Logger log = LoggerFactory.getLogger(ButtonPresses.class);

  private static final int OK = 200;

  private ButtonPresses() {}

  public static String user(BlockActionRequest request) {
    return request.getPayload().getUser().getId();
  }

  /** Returns the button's value, which may be empty, and may be forged by the client. */
  public static String value(BlockActionRequest request) {
    @Nullable String value = request.getPayload().getActions().getFirst().getValue();
    return value == null ? "" : value;
  }

  /** Returns the target of a reply that only the person who pressed sees. */
  public static OutboxPost.Target back(BlockActionRequest request) {
    var container = request.getPayload().getContainer();
    @Nullable String channel = container.getChannelId();
    @Nullable String url = request.getPayload().getResponseUrl();
    if (channel == null) {
      // On the home page there is nowhere to say it.
      return OutboxPost.Target.channel(user(request));
    }
    return new OutboxPost.Target(
        channel,
        Optional.ofNullable(thread(request)),
        Optional.of(user(request)),
        Optional.ofNullable(url).filter(address -> !address.isBlank()),
        Optional.empty());
  }

  /**
   * Tells the person who pressed something privately, after the acknowledgement: at the message, or
   * else in their direct messages.
   */
  public static void tell(BlockActionRequest request, ActionContext context, String text) {
    later(() -> say(request, context, text));
  }

  /** Work that may call Slack, done after the acknowledgement. */
  @FunctionalInterface
  public interface SlackWork {
    /** Does the work. */
    void run() throws IOException, SlackApiException;
  }

  /**
   * Does work on a virtual thread, since Slack waits only three seconds for the acknowledgement.
   */
  public static void later(SlackWork work) {
    Thread.ofVirtual()
        .name("pressed")
        .start(
            () -> {
              try {
                work.run();
              } catch (IOException | SlackApiException | RuntimeException e) {
                log.warn("What a press began was not ended: {}", e.getMessage());
              }
            });
  }

  private static void say(BlockActionRequest request, ActionContext context, String text)
      throws IOException, SlackApiException {
    OutboxPost.Target back = back(request);
    boolean said =
        (back.responseUrl().isPresent() && respond(back, context, text))
            || (!back.channel().equals(user(request)) && show(back, context, text));
    if (!said) {
      ChatPostMessageResponse direct =
          context.client().chatPostMessage(r -> r.channel(user(request)).text(text));
      if (!direct.isOk()) {
        log.warn("What a button did was not said: {}", direct.getError());
      }
    }
  }

  private static boolean respond(OutboxPost.Target back, ActionContext context, String text)
      throws IOException {
    WebhookResponse response =
        context.respond(
            r ->
                r.responseType("ephemeral")
                    .replaceOriginal(false)
                    .threadTs(back.threadTs().orElse(null))
                    .text(text));
    return response.getCode() == OK;
  }

  private static boolean show(OutboxPost.Target back, ActionContext context, String text)
      throws IOException, SlackApiException {
    return context
        .client()
        .chatPostEphemeral(
            r ->
                r.channel(back.channel())
                    .user(back.user().orElseThrow())
                    .threadTs(back.threadTs().orElse(null))
                    .text(text))
        .isOk();
  }

  /** Opens a dialog, or says why it does not open; after the acknowledgement. */
  public static void open(BlockActionRequest request, ActionContext context, View view) {
    later(
        () -> {
          Optional<String> refusal =
              DialogOpener.refusal(context.client(), context.getTriggerId(), view);
          if (refusal.isPresent()) {
            say(request, context, refusal.get());
          }
        });
  }

  /**
   * Returns the thread of the message; empty for a message in the channel, even with a thread below
   * it.
   */
  private static @Nullable String thread(BlockActionRequest request) {
    var container = request.getPayload().getContainer();
    var message = request.getPayload().getMessage();
    @Nullable String thread = message == null ? container.getThreadTs() : message.getThreadTs();
    @Nullable String own = message == null ? container.getMessageTs() : message.getTs();
    return thread == null || thread.equals(own) ? null : thread;
  }
}
