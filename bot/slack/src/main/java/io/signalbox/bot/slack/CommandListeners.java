package io.signalbox.bot.slack;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.methods.SlackApiException;
import io.signalbox.bot.slack.command.CommandReply;
import io.signalbox.bot.slack.command.SlackWorkflow;
import io.signalbox.bot.slack.conversation.ConversationFeatures;
import io.signalbox.bot.slack.inbox.InboxDelivery;
import io.signalbox.bot.slack.inbox.InboxWorker;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Bolt listener for {@code /ask}: runs subcommands such as {@code rules} and {@code report}, and
 * stores any other text in the inbox as a question.
 */
final class CommandListeners {
  static final String ASK = "/ask";
  private static final String RULES = "rules";

  private final InboxWorker inbox;
  private final ConversationFeatures features;
  private final List<SlackWorkflow> workflows;

  CommandListeners(
      InboxWorker inbox, ConversationFeatures features, List<SlackWorkflow> workflows) {
    this.inbox = inbox;
    this.features = features;
    this.workflows = workflows;
  }

  void register(App app) {
    app.command(ASK, this::ask);
  }

  private Response ask(SlashCommandRequest request, SlashCommandContext context) {
    SlashCommandPayload payload = request.getPayload();
    String text = payload.getText() == null ? "" : payload.getText().replace("\0", "").strip();
    if (text.equalsIgnoreCase(RULES)) {
      return CommandReply.later(context, () -> rules(payload, context));
    }
    if (text.isEmpty() || text.equalsIgnoreCase("help")) {
      return context.ack(
          "`/ask who is on call for payments?` answers so that only you see it."
              + " `/ask rules` shows this channel's rules to its managers, `/ask report` what the"
              + " answers of the last month were worth, `/ask gaps` what nobody could answer,"
              + " `/ask key` a key to ask from your editor or another tool.");
    }
    if (text.equalsIgnoreCase("report")) {
      return CommandReply.later(context, features.report()::figures);
    }
    if (text.equalsIgnoreCase("gaps")) {
      return CommandReply.later(context, features.report()::gaps);
    }
    Optional<Supplier<String>> said =
        workflows.stream()
            .flatMap(each -> each.asked(payload.getUserId(), text).stream())
            .findFirst();
    if (said.isPresent()) {
      return CommandReply.later(context, () -> CommandReply.of(said.get().get()));
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

  private CommandReply rules(SlashCommandPayload payload, SlashCommandContext context)
      throws IOException, SlackApiException {
    return features.rules().mayChange(payload.getChannelId(), payload.getUserId())
        ? CommandReply.dialog(context, features.rules().view(payload.getChannelId()))
        : CommandReply.of(
            "Only this channel's managers, named in the settings, and workspace admins change its"
                + " rules.");
  }
}
