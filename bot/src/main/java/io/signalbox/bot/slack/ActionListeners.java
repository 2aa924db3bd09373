package io.signalbox.bot.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.methods.SlackApiException;
import io.signalbox.bot.slack.conversation.ActionIds;
import io.signalbox.bot.slack.conversation.CorrectionDialog;
import io.signalbox.bot.slack.conversation.FrontDesk;
import io.signalbox.bot.slack.conversation.ShowDialog;
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
    app.blockAction(ActionIds.SHOW, this::show);
    app.blockAction(ActionIds.HAND_OVER, (req, ctx) -> pressed(req, ctx, desk.actions()::handOver));
    app.blockAction(ActionIds.CORRECT, this::correct);
  }

  private Response pressed(
      BlockActionRequest request,
      ActionContext context,
      BiFunction<String, String, String> action) {
    String said = action.apply(Pressed.value(request), Pressed.user(request));
    send.run();
    Pressed.tell(request, context, said);
    return context.ack();
  }

  private Response show(BlockActionRequest request, ActionContext context)
      throws IOException, SlackApiException {
    switch (desk.show().open(Pressed.value(request), Pressed.user(request))) {
      case ShowDialog.Opening.Said said -> {
        send.run();
        Pressed.tell(request, context, said.text());
      }
      case ShowDialog.Opening.Open open ->
          context.client().viewsOpen(r -> r.triggerId(context.getTriggerId()).view(open.view()));
    }
    return context.ack();
  }

  private Response correct(BlockActionRequest request, ActionContext context)
      throws IOException, SlackApiException {
    switch (desk.correction().open(Pressed.value(request), Pressed.user(request))) {
      case CorrectionDialog.Opening.Refused refused ->
          Pressed.tell(request, context, refused.reason());
      case CorrectionDialog.Opening.Open open ->
          context.client().viewsOpen(r -> r.triggerId(context.getTriggerId()).view(open.view()));
    }
    return context.ack();
  }
}
