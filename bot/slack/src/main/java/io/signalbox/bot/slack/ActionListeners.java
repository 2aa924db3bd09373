package io.signalbox.bot.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import io.signalbox.bot.slack.command.ButtonPresses;
import io.signalbox.bot.slack.conversation.ActionIds;
import io.signalbox.bot.slack.conversation.AnswerButtonPress;
import io.signalbox.bot.slack.conversation.ConversationFeatures;
import io.signalbox.bot.slack.conversation.CorrectionDialog;
import io.signalbox.bot.slack.conversation.ShareAnswerDialog;
import java.util.Optional;
import java.util.function.Function;

/**
 * Bolt listeners for the buttons under an answer: feedback, More, Show to channel, hand-over and
 * correction.
 */
final class ActionListeners {

  private final ConversationFeatures features;
  private final Runnable send;

  /**
   * @param send the outbox has something to send
   */
  ActionListeners(ConversationFeatures features, Runnable send) {
    this.features = features;
    this.send = send;
  }

  void register(App app) {
    app.blockAction(
        ActionIds.FEEDBACK,
        (req, ctx) ->
            pressed(
                req,
                ctx,
                press -> Optional.of(features.actions().feedback(press.value(), press.user()))));
    app.blockAction(ActionIds.MORE, (req, ctx) -> pressed(req, ctx, features.actions()::more));
    app.blockAction(ActionIds.SHOW, this::show);
    app.blockAction(
        ActionIds.HAND_OVER, (req, ctx) -> pressed(req, ctx, features.actions()::handOver));
    app.blockAction(ActionIds.CORRECT, this::correct);
  }

  private Response pressed(
      BlockActionRequest request,
      ActionContext context,
      Function<AnswerButtonPress, Optional<String>> action) {
    Optional<String> said = action.apply(press(request, context));
    send.run();
    said.ifPresent(text -> ButtonPresses.tell(request, context, text));
    return context.ack();
  }

  private static AnswerButtonPress press(BlockActionRequest request, ActionContext context) {
    return new AnswerButtonPress(
        context.getTriggerId(),
        ButtonPresses.value(request),
        ButtonPresses.user(request),
        ButtonPresses.back(request));
  }

  private Response show(BlockActionRequest request, ActionContext context) {
    switch (features.show().open(press(request, context))) {
      case ShareAnswerDialog.Opening.Said said -> ButtonPresses.tell(request, context, said.text());
      case ShareAnswerDialog.Opening.Posted posted -> send.run();
      case ShareAnswerDialog.Opening.Open open -> ButtonPresses.open(request, context, open.view());
    }
    return context.ack();
  }

  private Response correct(BlockActionRequest request, ActionContext context) {
    switch (features.correction().open(ButtonPresses.value(request), ButtonPresses.user(request))) {
      case CorrectionDialog.Opening.OpeningRefused refused ->
          ButtonPresses.tell(request, context, refused.reason());
      case CorrectionDialog.Opening.Open open -> ButtonPresses.open(request, context, open.view());
    }
    return context.ack();
  }
}
