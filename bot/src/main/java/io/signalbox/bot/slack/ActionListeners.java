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

/** The buttons under answers. */
final class ActionListeners {
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
      BlockActionRequest request, ActionContext context, BiFunction<String, String, String> action)
      throws IOException {
    String said = action.apply(value(request), user(request));
    send.run();
    tell(context, said);
    return context.ack();
  }

  private Response correct(BlockActionRequest request, ActionContext context)
      throws IOException, SlackApiException {
    switch (desk.correction().open(value(request), user(request))) {
      case CorrectionDialog.Opening.Refused refused -> tell(context, refused.reason());
      case CorrectionDialog.Opening.Open open ->
          context.client().viewsOpen(r -> r.triggerId(context.getTriggerId()).view(open.view()));
    }
    return context.ack();
  }

  /** Only the person who pressed sees it, and the answer stays. */
  private static void tell(ActionContext context, String text) throws IOException {
    context.respond(r -> r.responseType("ephemeral").replaceOriginal(false).text(text));
  }

  private static String value(BlockActionRequest request) {
    String value = request.getPayload().getActions().getFirst().getValue();
    return value == null ? "" : value;
  }

  private static String user(BlockActionRequest request) {
    return request.getPayload().getUser().getId();
  }
}
