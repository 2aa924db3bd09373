package io.signalbox.bot.slack.command.agents;

import com.slack.api.bolt.App;
import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.methods.SlackApiException;
import com.slack.api.model.view.View;
import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.bot.slack.command.ButtonPresses;
import io.signalbox.bot.slack.command.CommandReply;
import io.signalbox.bot.slack.dialog.DialogResponses;
import io.signalbox.bot.slack.dialog.DialogViews;
import io.signalbox.bot.slack.dialog.SubmittedView;
import io.signalbox.tools.core.agent.AgentManifest;
import io.signalbox.tools.workflow.agent.AgentScaffold;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Bolt listeners of {@code /agents start} and of its dialog. */
final class ScaffoldListeners {
  private final ScaffoldHandler handler;
  private final Runnable send;

  ScaffoldListeners(ScaffoldHandler handler, Runnable send) {
    this.handler = handler;
    this.send = send;
  }

  void register(App app) {
    app.viewSubmission(ActionNames.START, this::submitted);
    app.blockAction(
        ActionNames.OPEN_START,
        (request, context) -> {
          ButtonPresses.open(request, context, ScaffoldForm.of(ButtonPresses.value(request)));
          return context.ack();
        });
  }

  /**
   * Replies to the command.
   *
   * @param text what stands after {@code start}
   */
  CommandReply asked(String text, SlashCommandRequest request, SlashCommandContext context)
      throws IOException, SlackApiException {
    String user = request.getPayload().getUserId();
    return switch (handler.read(text, user)) {
      case ScaffoldHandler.Asked.Wrong wrong -> CommandReply.of(wrong.sentence());
      case ScaffoldHandler.Asked.Unfinished unfinished ->
          CommandReply.dialog(context, ScaffoldForm.of(unfinished.name()));
      case ScaffoldHandler.Asked.Ready ready -> {
        String said = handler.give(ready, user, request.getPayload().getTriggerId());
        send.run();
        yield CommandReply.of(said);
      }
    };
  }

  private Response submitted(ViewSubmissionRequest request, ViewSubmissionContext context) {
    SubmittedView view = SubmittedView.of(request);
    String user = view.user();
    String name = AgentManifest.name(view.stripped(ScaffoldForm.NAME));
    Optional<String> wrong = handler.wrong(name, user);
    Optional<AgentScaffold.ScaffoldKind> kind =
        view.option(ScaffoldForm.KIND).flatMap(ScaffoldHandler::kind);
    if (wrong.isPresent()) {
      return DialogResponses.wrong(context, ScaffoldForm.NAME, wrong.get());
    }
    if (kind.isEmpty()) {
      return DialogResponses.wrong(context, ScaffoldForm.KIND, "Choose what it is written in.");
    }
    String said = handler.give(new ScaffoldHandler.Asked.Ready(name, kind.get()), user, view.id());
    send.run();
    View done = DialogViews.notice("On its way", List.of(BlockKit.section(said)));
    return DialogResponses.instead(context, done);
  }
}
