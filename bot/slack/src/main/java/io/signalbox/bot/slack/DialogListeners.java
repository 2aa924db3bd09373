package io.signalbox.bot.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.context.builtin.MessageShortcutContext;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.MessageShortcutRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.conversations.ConversationsRepliesResponse;
import io.signalbox.bot.slack.command.ButtonPresses;
import io.signalbox.bot.slack.conversation.ActionIds;
import io.signalbox.bot.slack.conversation.ConversationFeatures;
import io.signalbox.bot.slack.conversation.CorrectionDialog;
import io.signalbox.bot.slack.conversation.RememberThreadDialog;
import io.signalbox.bot.slack.conversation.RulesDialog;
import io.signalbox.bot.slack.dialog.DialogOpener;
import io.signalbox.bot.slack.dialog.DialogResponses;
import io.signalbox.bot.slack.dialog.SubmittedView;
import java.io.IOException;
import java.util.Optional;

/**
 * Bolt listeners for the modals about answers, threads and channel rules, and for the message
 * shortcut <em>Remember this thread</em>.
 */
final class DialogListeners {
  private static final int MOST_REPLIES = 200;

  private final ConversationFeatures features;
  private final Runnable send;

  /**
   * @param send the outbox has something to send
   */
  DialogListeners(ConversationFeatures features, Runnable send) {
    this.features = features;
    this.send = send;
  }

  void register(App app) {
    app.messageShortcut(ActionIds.REMEMBER, (req, ctx) -> later(ctx, () -> remember(req, ctx)));
    app.viewSubmission(ActionIds.SHOW_VIEW, this::shown);
    app.viewSubmission(ActionIds.CORRECT_VIEW, this::corrected);
    app.viewSubmission(ActionIds.REMEMBER_VIEW, this::remembered);
    app.viewSubmission(ActionIds.RULES_VIEW, this::ruled);
  }

  private static Response later(MessageShortcutContext context, ButtonPresses.SlackWork work) {
    ButtonPresses.later(work);
    return context.ack();
  }

  private void remember(MessageShortcutRequest request, MessageShortcutContext context)
      throws IOException, SlackApiException {
    String channel = request.getPayload().getChannel().getId();
    String ts = request.getPayload().getMessage().getTs();
    String thread = request.getPayload().getMessage().getThreadTs();
    String root = thread == null ? ts : thread;
    ConversationsRepliesResponse replies =
        context.client().conversationsReplies(r -> r.channel(channel).ts(root).limit(MOST_REPLIES));
    if (replies.isOk() && !replies.getMessages().isEmpty()) {
      Optional<String> refusal =
          DialogOpener.refusal(
              context.client(),
              context.getTriggerId(),
              features.remember().view(channel, root, replies.getMessages()));
      if (refusal.isPresent()) {
        context.respond(refusal.get());
      }
    } else {
      context.respond("I cannot read this conversation. Invite me with `/invite`, and try again.");
    }
  }

  private Response shown(ViewSubmissionRequest request, ViewSubmissionContext context) {
    SubmittedView view = SubmittedView.of(request);
    features.show().confirmed(view.data(), view.user());
    send.run();
    return context.ack();
  }

  private Response corrected(ViewSubmissionRequest request, ViewSubmissionContext context) {
    SubmittedView view = SubmittedView.of(request);
    Optional<String> wrong =
        features.correction().keep(view.data(), view.text(CorrectionDialog.TEXT), view.user());
    send.run();
    return wrong
        .map(sentence -> DialogResponses.wrong(context, CorrectionDialog.TEXT, sentence))
        .orElseGet(context::ack);
  }

  private Response remembered(ViewSubmissionRequest request, ViewSubmissionContext context) {
    SubmittedView view = SubmittedView.of(request);
    RememberThreadDialog.FilledNote filled =
        new RememberThreadDialog.FilledNote(
            view.text(RememberThreadDialog.TITLE),
            view.text(RememberThreadDialog.PROBLEM),
            view.text(RememberThreadDialog.RESOLUTION),
            view.option(RememberThreadDialog.READERS).orElse(""));
    if (filled.title().isBlank()) {
      return DialogResponses.wrong(context, RememberThreadDialog.TITLE, "Give it a title.");
    }
    features.remember().keep(view.data(), filled, view.user());
    send.run();
    return context.ack();
  }

  private Response ruled(ViewSubmissionRequest request, ViewSubmissionContext context) {
    SubmittedView view = SubmittedView.of(request);
    String channel = view.data();
    if (!features.rules().mayChange(channel, view.user())) {
      return DialogResponses.wrong(
          context, RulesDialog.LISTEN, "Only the channel's managers can change this.");
    }
    features
        .rules()
        .keep(
            channel,
            new RulesDialog.Chosen(
                view.option(RulesDialog.LISTEN).orElse(""),
                view.option(RulesDialog.SHOW).orElse(""),
                view.options(RulesDialog.SOURCES),
                Optional.of(view.text(RulesDialog.TAG)).filter(tag -> !tag.isBlank())),
            view.user());
    return context.ack();
  }
}
