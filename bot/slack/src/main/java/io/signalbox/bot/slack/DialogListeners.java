package io.signalbox.bot.slack;

import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.context.builtin.MessageShortcutContext;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.MessageShortcutRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.conversations.ConversationsRepliesResponse;
import com.slack.api.model.view.ViewState;
import io.signalbox.bot.slack.conversation.ActionIds;
import io.signalbox.bot.slack.conversation.ConversationFeatures;
import io.signalbox.bot.slack.conversation.CorrectionDialog;
import io.signalbox.bot.slack.conversation.RememberDialog;
import io.signalbox.bot.slack.conversation.RulesDialog;
import io.signalbox.bot.slack.dialog.OpenedDialog;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Modals: what they were filled in with, and the message shortcut that opens one. */
final class DialogListeners {
  private static final int MOST_REPLIES = 200;

  private final ConversationFeatures desk;
  private final Runnable send;

  /**
   * @param send the outbox has something to send
   */
  DialogListeners(ConversationFeatures desk, Runnable send) {
    this.desk = desk;
    this.send = send;
  }

  void register(App app) {
    app.messageShortcut(ActionIds.REMEMBER, this::remember);
    app.viewSubmission(ActionIds.SHOW_VIEW, this::shown);
    app.viewSubmission(ActionIds.CORRECT_VIEW, this::corrected);
    app.viewSubmission(ActionIds.REMEMBER_VIEW, this::remembered);
    app.viewSubmission(ActionIds.RULES_VIEW, this::ruled);
  }

  private Response remember(MessageShortcutRequest request, MessageShortcutContext context)
      throws IOException, SlackApiException {
    String channel = request.getPayload().getChannel().getId();
    String ts = request.getPayload().getMessage().getTs();
    String thread = request.getPayload().getMessage().getThreadTs();
    String root = thread == null ? ts : thread;
    ConversationsRepliesResponse replies =
        context.client().conversationsReplies(r -> r.channel(channel).ts(root).limit(MOST_REPLIES));
    if (replies.isOk() && !replies.getMessages().isEmpty()) {
      Optional<String> refusal =
          OpenedDialog.refusal(
              context.client(),
              context.getTriggerId(),
              desk.remember().view(channel, root, replies.getMessages()));
      if (refusal.isPresent()) {
        context.respond(refusal.get());
      }
    } else {
      context.respond("I cannot read this conversation. Invite me with `/invite`, and try again.");
    }
    return context.ack();
  }

  private Response shown(ViewSubmissionRequest request, ViewSubmissionContext context) {
    ViewSubmissionPayload payload = request.getPayload();
    desk.show().confirmed(payload.getView().getPrivateMetadata(), payload.getUser().getId());
    send.run();
    return context.ack();
  }

  private Response corrected(ViewSubmissionRequest request, ViewSubmissionContext context) {
    ViewSubmissionPayload payload = request.getPayload();
    Optional<String> wrong =
        desk.correction()
            .keep(
                payload.getView().getPrivateMetadata(),
                text(payload, CorrectionDialog.TEXT),
                payload.getUser().getId());
    send.run();
    return wrong.isPresent()
        ? context.ack(
            r -> r.responseAction("errors").errors(Map.of(CorrectionDialog.TEXT, wrong.get())))
        : context.ack();
  }

  private Response remembered(ViewSubmissionRequest request, ViewSubmissionContext context) {
    ViewSubmissionPayload payload = request.getPayload();
    RememberDialog.FilledNote filled =
        new RememberDialog.FilledNote(
            text(payload, RememberDialog.TITLE),
            text(payload, RememberDialog.PROBLEM),
            text(payload, RememberDialog.RESOLUTION),
            option(payload, RememberDialog.READERS));
    if (filled.title().isBlank()) {
      return context.ack(
          r -> r.responseAction("errors").errors(Map.of(RememberDialog.TITLE, "Give it a title.")));
    }
    desk.remember().keep(payload.getView().getPrivateMetadata(), filled, payload.getUser().getId());
    send.run();
    return context.ack();
  }

  private Response ruled(ViewSubmissionRequest request, ViewSubmissionContext context) {
    ViewSubmissionPayload payload = request.getPayload();
    String channel = payload.getView().getPrivateMetadata();
    String user = payload.getUser().getId();
    if (!desk.rules().mayChange(channel, user)) {
      return context.ack(
          r ->
              r.responseAction("errors")
                  .errors(
                      Map.of(RulesDialog.LISTEN, "Only the channel's managers can change this.")));
    }
    String tag = text(payload, RulesDialog.TAG);
    desk.rules()
        .keep(
            channel,
            new RulesDialog.Chosen(
                option(payload, RulesDialog.LISTEN),
                option(payload, RulesDialog.SHOW),
                options(payload, RulesDialog.SOURCES),
                tag.isBlank() ? Optional.empty() : Optional.of(tag)),
            user);
    return context.ack();
  }

  private static Optional<ViewState.Value> value(ViewSubmissionPayload payload, String id) {
    return Optional.ofNullable(payload.getView().getState())
        .map(ViewState::getValues)
        .map(values -> values.get(id))
        .map(block -> block.get(id));
  }

  private static String text(ViewSubmissionPayload payload, String id) {
    return value(payload, id)
        .map(ViewState.Value::getValue)
        .map(text -> text.replace("\0", ""))
        .orElse("");
  }

  private static String option(ViewSubmissionPayload payload, String id) {
    return value(payload, id)
        .map(ViewState.Value::getSelectedOption)
        .map(ViewState.SelectedOption::getValue)
        .orElse("");
  }

  private static List<String> options(ViewSubmissionPayload payload, String id) {
    return value(payload, id)
        .map(ViewState.Value::getSelectedOptions)
        .map(all -> all.stream().map(ViewState.SelectedOption::getValue).toList())
        .orElse(List.of());
  }
}
