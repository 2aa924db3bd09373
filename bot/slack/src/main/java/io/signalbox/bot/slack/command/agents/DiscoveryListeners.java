package io.signalbox.bot.slack.command.agents;

import com.slack.api.bolt.App;
import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.bot.slack.command.ButtonPresses;
import io.signalbox.bot.slack.command.CommandReply;
import io.signalbox.bot.slack.command.HandlerReply;
import io.signalbox.bot.slack.dialog.DialogResponses;
import io.signalbox.bot.slack.dialog.DialogViews;
import io.signalbox.bot.slack.dialog.SubmittedView;
import java.util.List;
import java.util.Optional;

/**
 * Bolt listeners of {@code /agents discover}: its list of unregistered agents, buttons and message
 * dialog.
 */
final class DiscoveryListeners {
  private static final String ADMINS = "Only platform or workspace admins can see that.";

  private final DiscoveryHandler handler;
  private final Runnable send;

  DiscoveryListeners(DiscoveryHandler handler, Runnable send) {
    this.handler = handler;
    this.send = send;
  }

  void register(App app) {
    app.blockAction(ActionNames.WRITE, this::write);
    app.blockAction(ActionNames.DISMISS, this::dismissed);
    app.viewSubmission(ActionNames.SEND, this::submitted);
  }

  /** Returns the list of unregistered agents as reply to the command, for admins only. */
  CommandReply list(String user) {
    if (!handler.mayLook(user)) {
      return CommandReply.of(ADMINS);
    }
    List<UnregisteredAgent> found = handler.open();
    return new CommandReply(DiscoveryView.text(found), DiscoveryView.list(found));
  }

  private Response write(BlockActionRequest request, ActionContext context) {
    Optional<UnregisteredAgent> finding =
        number(ButtonPresses.value(request)).flatMap(handler::find);
    if (!handler.mayLook(ButtonPresses.user(request))) {
      ButtonPresses.tell(request, context, ADMINS);
    } else if (finding.isEmpty()) {
      ButtonPresses.tell(request, context, "This has already been decided.");
    } else {
      View view = DiscoveryView.message(finding.get());
      ButtonPresses.open(request, context, view);
    }
    return context.ack();
  }

  private Response dismissed(BlockActionRequest request, ActionContext context) {
    String user = ButtonPresses.user(request);
    String said =
        number(ButtonPresses.value(request))
            .map(number -> handler.dismiss(number, user))
            .orElse("This has already been decided.");
    ButtonPresses.later(
        () -> {
          if (handler.mayLook(user)) {
            List<UnregisteredAgent> found = handler.open();
            var unused =
                context.respond(
                    r ->
                        r.replaceOriginal(true)
                            .text(DiscoveryView.text(found))
                            .blocks(DiscoveryView.list(found)));
          }
          ButtonPresses.tell(request, context, said);
        });
    return context.ack();
  }

  private Response submitted(ViewSubmissionRequest request, ViewSubmissionContext context) {
    SubmittedView view = SubmittedView.of(request);
    HandlerReply reply =
        number(view.data())
            .map(
                number ->
                    handler.send(
                        number,
                        view.person(DiscoveryView.PERSON),
                        view.stripped(DiscoveryView.TEXT),
                        view.user()))
            .orElseGet(() -> HandlerReply.no("This has already been decided."));
    send.run();
    return reply.done()
        ? DialogResponses.instead(
            context, DialogViews.notice("Sent", List.of(BlockKit.section(reply.text()))))
        : DialogResponses.wrong(context, DiscoveryView.TEXT, reply.text());
  }

  /**
   * Parses a number from a button's value or a dialog's data; empty for anything else, as both may
   * be forged.
   */
  private static Optional<Long> number(String text) {
    return text.matches("\\d{1,9}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }
}
