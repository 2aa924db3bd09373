package io.signalbox.bot.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.methods.SlackApiException;
import io.signalbox.bot.slack.conversation.ActionIds;
import io.signalbox.bot.slack.conversation.CorrectionDialog;
import io.signalbox.bot.slack.conversation.FrontDesk;
import java.io.IOException;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The buttons under answers. */
final class ActionListeners {
  private static final Logger log = LoggerFactory.getLogger(ActionListeners.class);

  private final FrontDesk desk;
  private final Runnable send;

  /**
   * @param send the outbox has something to send
   */
  ActionListeners(FrontDesk desk, Runnable send) {
    this.desk = desk;
    this.send = send;
  }

  void register(App app) {
    app.blockAction(ActionIds.FEEDBACK, (req, ctx) -> pressed(req, ctx, desk.actions()::feedback));
    app.blockAction(ActionIds.SHOW, (req, ctx) -> pressed(req, ctx, desk.actions()::show));
    app.blockAction(ActionIds.HAND_OVER, (req, ctx) -> pressed(req, ctx, desk.actions()::handOver));
    app.blockAction(ActionIds.CORRECT, this::correct);
  }

  private Response pressed(
      BlockActionRequest request,
      ActionContext context,
      BiFunction<String, String, String> action) {
    String said = action.apply(value(request), user(request));
    send.run();
    tell(request, context, said);
    return context.ack();
  }

  private Response correct(BlockActionRequest request, ActionContext context)
      throws IOException, SlackApiException {
    switch (desk.correction().open(value(request), user(request))) {
      case CorrectionDialog.Opening.Refused refused -> tell(request, context, refused.reason());
      case CorrectionDialog.Opening.Open open ->
          context.client().viewsOpen(r -> r.triggerId(context.getTriggerId()).view(open.view()));
    }
    return context.ack();
  }

  /** Only the person who pressed sees it, where they pressed; said after the acknowledgement. */
  private static void tell(BlockActionRequest request, ActionContext context, String text) {
    var container = request.getPayload().getContainer();
    var message = request.getPayload().getMessage();
    @Nullable String thread = message == null ? container.getThreadTs() : message.getThreadTs();
    Thread.ofVirtual()
        .name("tell")
        .start(
            () -> {
              try {
                context
                    .client()
                    .chatPostEphemeral(
                        r ->
                            r.channel(container.getChannelId())
                                .user(user(request))
                                .threadTs(thread)
                                .text(text));
              } catch (IOException | SlackApiException e) {
                log.info("What a button did was not said: {}", e.getMessage());
              }
            });
  }

  private static String value(BlockActionRequest request) {
    String value = request.getPayload().getActions().getFirst().getValue();
    return value == null ? "" : value;
  }

  private static String user(BlockActionRequest request) {
    return request.getPayload().getUser().getId();
  }
}
