package io.signalbox.bot.slack;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.methods.SlackApiException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A button that somebody pressed: who, what it stands for, and a word to them alone. */
public final class Pressed {
  private static final Logger log = LoggerFactory.getLogger(Pressed.class);

  private Pressed() {}

  public static String user(BlockActionRequest request) {
    return request.getPayload().getUser().getId();
  }

  /** The button's value; may be forged, and empty. */
  public static String value(BlockActionRequest request) {
    @Nullable String value = request.getPayload().getActions().getFirst().getValue();
    return value == null ? "" : value;
  }

  /**
   * Only the person who pressed sees it, where they pressed, or in their direct messages; said
   * after the acknowledgement.
   */
  public static void tell(BlockActionRequest request, ActionContext context, String text) {
    var container = request.getPayload().getContainer();
    @Nullable String thread = thread(request);
    Thread.ofVirtual()
        .name("tell")
        .start(
            () -> {
              try {
                @Nullable String channel = container.getChannelId();
                if (channel == null) {
                  // On the home page there is nowhere to say it.
                  context.client().chatPostMessage(r -> r.channel(user(request)).text(text));
                  return;
                }
                context
                    .client()
                    .chatPostEphemeral(
                        r -> r.channel(channel).user(user(request)).threadTs(thread).text(text));
              } catch (IOException | SlackApiException e) {
                log.info("What a button did was not said: {}", e.getMessage());
              }
            });
  }

  /** Of a message in a thread; one that only has a thread below it stands in the channel. */
  private static @Nullable String thread(BlockActionRequest request) {
    var container = request.getPayload().getContainer();
    var message = request.getPayload().getMessage();
    @Nullable String thread = message == null ? container.getThreadTs() : message.getThreadTs();
    @Nullable String own = message == null ? container.getMessageTs() : message.getTs();
    return thread == null || thread.equals(own) ? null : thread;
  }
}
