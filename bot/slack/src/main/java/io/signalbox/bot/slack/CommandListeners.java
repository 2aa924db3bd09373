package io.signalbox.bot.slack;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.methods.SlackApiException;
import io.signalbox.bot.slack.command.CommandReply;
import io.signalbox.bot.slack.conversation.ConversationFeatures;
import io.signalbox.bot.slack.dialog.OpenedDialog;
import io.signalbox.bot.slack.inbox.InboxDelivery;
import io.signalbox.bot.slack.inbox.InboxWorker;
import java.io.IOException;
import java.util.Optional;

/** {@code /ask}, and {@code /ask rules} for a channel's managers. */
final class CommandListeners {
  static final String ASK = "/ask";
  private static final String RULES = "rules";

  private final InboxWorker inbox;
  private final ConversationFeatures features;

  CommandListeners(InboxWorker inbox, ConversationFeatures features) {
    this.inbox = inbox;
    this.features = features;
  }

  void register(App app) {
    app.command(ASK, this::ask);
  }

  private Response ask(SlashCommandRequest request, SlashCommandContext context)
      throws IOException, SlackApiException {
    SlashCommandPayload payload = request.getPayload();
    String text = payload.getText() == null ? "" : payload.getText().replace("\0", "").strip();
    if (text.equalsIgnoreCase(RULES)) {
      return rules(payload, context);
    }
    if (text.isEmpty() || text.equalsIgnoreCase("help")) {
      return context.ack(
          "`/ask who is on call for payments?` answers so that only you see it."
              + " `/ask rules` shows this channel's rules to its managers, `/ask report` what the"
              + " answers of the last month were worth, `/ask gaps` what nobody could answer.");
    }
    if (text.equalsIgnoreCase("report")) {
      return CommandReply.later(context, features.report()::figures);
    }
    if (text.equalsIgnoreCase("gaps")) {
      return CommandReply.later(context, features.report()::gaps);
    }
    inbox.accept(
        new InboxDelivery(
            payload.getTriggerId(),
            InboxDelivery.DeliveryKind.COMMAND,
            payload.getChannelId(),
            payload.getUserId(),
            text,
            payload.getTriggerId(),
            Optional.empty(),
            Optional.of(payload.getResponseUrl())));
    return context.ack();
  }

  private Response rules(SlashCommandPayload payload, SlashCommandContext context)
      throws IOException, SlackApiException {
    if (!features.rules().mayChange(payload.getChannelId(), payload.getUserId())) {
      return context.ack(
          "Only this channel's managers, named in the settings, and workspace admins change its"
              + " rules.");
    }
    return OpenedDialog.refusal(
            context.client(), payload.getTriggerId(), features.rules().view(payload.getChannelId()))
        .map(context::ack)
        .orElseGet(context::ack);
  }
}
