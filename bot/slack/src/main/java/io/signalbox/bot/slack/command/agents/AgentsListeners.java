package io.signalbox.bot.slack.command.agents;

import com.slack.api.bolt.App;
import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.model.view.View;
import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.client.SlackInputText;
import io.signalbox.bot.slack.command.ButtonPresses;
import io.signalbox.bot.slack.command.CommandReply;
import io.signalbox.bot.slack.dialog.DialogOpener;
import io.signalbox.bot.slack.dialog.DialogResponses;
import io.signalbox.bot.slack.dialog.SubmittedView;
import io.signalbox.bot.slack.outbox.OutboxPost;
import io.signalbox.config.InvalidConfigException;
import io.signalbox.tools.core.agent.AgentManifest;
import io.signalbox.tools.core.agent.AgentProfile;
import io.signalbox.tools.workflow.agent.AgentOutcome;
import io.signalbox.tools.workflow.agent.Agents;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Bolt listeners of {@code /agents} and {@code /register-agent}: commands, buttons and forms. */
final class AgentsListeners {
  private static final String NO_KEY_SHOWN = "Slack did not open the dialog, so no key was made.";

  private final AgentsHandler handler;
  private final DiscoveryListeners discovery;
  private final ScaffoldListeners start;
  private final BiConsumer<String, OutboxPost.Attachment> files;
  private final Runnable send;

  /**
   * @param files sends a person a file
   */
  AgentsListeners(
      AgentsHandler handler,
      DiscoveryListeners discovery,
      ScaffoldListeners start,
      BiConsumer<String, OutboxPost.Attachment> files,
      Runnable send) {
    this.handler = handler;
    this.discovery = discovery;
    this.start = start;
    this.files = files;
    this.send = send;
  }

  void register(App app) {
    discovery.register(app);
    start.register(app);
    app.command("/register-agent", (r, c) -> CommandReply.later(c, () -> registering(r, c)));
    app.command("/agents", (r, c) -> CommandReply.later(c, () -> agents(r, c)));
    app.viewSubmission(ActionNames.FORM, this::submitted);
    app.viewSubmission(ActionNames.MANIFEST, this::pasted);
    app.blockAction(ActionNames.KEY, this::keyPressed);
    app.blockAction(
        ActionNames.OPEN_FORM,
        (request, context) -> {
          Optional<AgentProfile> known =
              handler.known(ButtonPresses.value(request), ButtonPresses.user(request));
          if (known.isPresent() || ButtonPresses.value(request).isEmpty()) {
            ButtonPresses.open(request, context, AgentForm.of(known, ButtonPresses.user(request)));
          } else {
            ButtonPresses.tell(
                request, context, "Only its owner, its deputy and admins can edit it.");
          }
          return context.ack();
        });
    app.blockAction(ActionNames.SHOW_AUDIT, this::report);
    app.blockAction(
        ActionNames.SHOW,
        (request, context) -> {
          ButtonPresses.tell(request, context, handler.show(ButtonPresses.value(request)));
          return context.ack();
        });
    app.blockAction(ActionNames.ALLOW, (r, c) -> decided(r, c, Agents.Verdict.ALLOW));
    app.blockAction(ActionNames.EXCEPT, (r, c) -> decided(r, c, Agents.Verdict.EXCEPT));
    app.blockAction(ActionNames.REFUSE, (r, c) -> decided(r, c, Agents.Verdict.REFUSE));
  }

  private CommandReply registering(SlashCommandRequest request, SlashCommandContext context)
      throws IOException, SlackApiException {
    String text = text(request);
    String user = request.getPayload().getUserId();
    if (text.equalsIgnoreCase("help")) {
      return CommandReply.of(AgentsHandler.HELP);
    }
    if (text.equalsIgnoreCase("manifest")) {
      return CommandReply.dialog(context, AgentForm.manifest());
    }
    if (text.contains(":")) {
      return CommandReply.of(typed(context, text, user, request.getPayload().getTriggerId()));
    }
    String name = text.toLowerCase(Locale.ROOT);
    Optional<AgentProfile> known = handler.known(name, user);
    if (known.isEmpty() && handler.exists(name)) {
      return CommandReply.of(
          "An agent of that name exists, and you can't edit it. `/register-agent` alone opens an"
              + " empty form.");
    }
    return CommandReply.dialog(
        context,
        known.isPresent()
            ? AgentForm.of(known, user)
            : AgentForm.named(AgentManifest.name(text), user));
  }

  private String typed(SlashCommandContext context, String yaml, String user, String trigger)
      throws IOException, SlackApiException {
    List<AgentProfile> profiles;
    try {
      profiles = AgentsHandler.profiles(yaml);
    } catch (InvalidConfigException e) {
      return MrkdwnText.escaped(ManifestProblems.of(e));
    }
    StringBuilder said = new StringBuilder(profiles.isEmpty() ? AgentsHandler.NO_AGENT : "");
    for (AgentProfile profile : profiles) {
      Optional<String> near = handler.near(profile.name());
      if (near.isPresent()) {
        said.append(AgentsHandler.spelling(profile.name(), near.get())).append('\n');
        continue;
      }
      AgentOutcome outcome = handler.register(handler.pasted(profile, user), user);
      said.append(AgentsHandler.said(outcome)).append('\n');
      if (outcome instanceof AgentOutcome.AgentDone done) {
        said.append(AgentView.risk(done.agent())).append('\n');
        if (profiles.size() == 1) {
          said.append(AgentView.checklist(done.agent(), handler.steps(done.agent()))).append('\n');
        }
        if (profiles.size() == 1 && handler.mayHaveKey(done.agent(), user)) {
          said.append(showKey(context.client(), done.agent().name(), user, trigger));
        }
      }
    }
    send.run();
    return said.toString();
  }

  private CommandReply agents(SlashCommandRequest request, SlashCommandContext context)
      throws IOException, SlackApiException {
    String text = text(request);
    String user = request.getPayload().getUserId();
    String[] words = text.split("\\s+", -1);
    if (words[0].equalsIgnoreCase("key") && words.length > 1) {
      String name = words[1].toLowerCase(Locale.ROOT);
      String trigger = request.getPayload().getTriggerId();
      return CommandReply.of(showKey(context.client(), name, user, trigger));
    }
    if (words[0].equalsIgnoreCase("discover")) {
      return discovery.list(user);
    }
    if (words[0].equalsIgnoreCase("start")) {
      return start.asked(text.substring(words[0].length()), request, context);
    }
    CommandReply reply = handler.typed(text, user);
    send.run();
    return reply;
  }

  /** Sends the full audit report as a file to the person's direct messages. */
  private Response report(BlockActionRequest request, ActionContext context) {
    String user = ButtonPresses.user(request);
    Thread.ofVirtual()
        .name("audit")
        .start(
            () -> files.accept(user, new OutboxPost.Attachment("agents.html", handler.report())));
    ButtonPresses.tell(request, context, "The full report is on its way to your direct messages.");
    return context.ack();
  }

  /** Makes a key and shows it in a dialog; a key that could not be shown is ended at once. */
  private String showKey(MethodsClient slack, String name, String user, String trigger)
      throws IOException, SlackApiException {
    AgentOutcome outcome = handler.key(name, user);
    if (!(outcome instanceof AgentOutcome.Key key)) {
      return AgentsHandler.said(outcome);
    }
    boolean shown = false;
    try {
      shown =
          open(
              slack,
              trigger,
              AgentView.key(key, handler.connection(key), handler.steps(key.agent())));
    } finally {
      if (!shown) {
        handler.unseen(key);
      }
    }
    return shown ? "The key is in the dialog. It is shown only once." : NO_KEY_SHOWN;
  }

  private static boolean open(MethodsClient slack, String trigger, View view)
      throws IOException, SlackApiException {
    return DialogOpener.refusal(slack, trigger, view).isEmpty();
  }

  private Response submitted(ViewSubmissionRequest request, ViewSubmissionContext context) {
    SubmittedView view = SubmittedView.of(request);
    String user = view.user();
    return switch (AgentFormInput.read(view)) {
      case AgentFormInput.WrongInput wrong -> DialogResponses.wrong(context, wrong.sentences());
      case AgentFormInput.Right right -> {
        Optional<String> near = handler.near(right.profile().name());
        if (near.isPresent() && !view.data().equals(right.profile().name())) {
          yield DialogResponses.instead(context, AgentForm.askedAgain(right.profile(), near.get()));
        }
        AgentOutcome outcome = handler.register(right.profile(), user);
        send.run();
        yield outcome instanceof AgentOutcome.AgentDone done
            ? DialogResponses.instead(context, result(done, user))
            : DialogResponses.wrong(context, "name", AgentsHandler.said(outcome));
      }
    };
  }

  private View result(AgentOutcome.AgentDone done, String user) {
    String more = "Its owner has a message with the next steps.";
    if (handler.mayHaveKey(done.agent(), user)) {
      AgentOutcome outcome = handler.key(done.agent().name(), user);
      if (outcome instanceof AgentOutcome.Key key) {
        return AgentView.key(key, handler.connection(key), handler.steps(key.agent()));
      }
      more = AgentsHandler.said(outcome);
    }
    return AgentView.registered(done.agent(), handler.steps(done.agent()), more);
  }

  private Response pasted(ViewSubmissionRequest request, ViewSubmissionContext context) {
    SubmittedView view = SubmittedView.of(request);
    String user = view.user();
    List<AgentProfile> profiles;
    try {
      profiles = AgentsHandler.profiles(view.stripped("manifest"));
    } catch (InvalidConfigException e) {
      return pastedWrong(context, ManifestProblems.of(e));
    }
    if (profiles.size() != 1) {
      return pastedWrong(
          context,
          "The form takes one agent, and this has "
              + profiles.size()
              + ": paste one, or `./signalbox agents import` takes many.");
    }
    View form = AgentForm.of(Optional.of(handler.pasted(profiles.getFirst(), user)), user);
    return DialogResponses.instead(context, form);
  }

  private static Response pastedWrong(ViewSubmissionContext context, String sentence) {
    return DialogResponses.wrong(context, "manifest", sentence);
  }

  private Response keyPressed(BlockActionRequest request, ActionContext context) {
    ButtonPresses.later(
        () ->
            ButtonPresses.tell(
                request,
                context,
                showKey(
                    context.client(),
                    ButtonPresses.value(request),
                    ButtonPresses.user(request),
                    context.getTriggerId())));
    return context.ack();
  }

  private Response decided(
      BlockActionRequest request, ActionContext context, Agents.Verdict verdict) {
    ButtonPresses.tell(
        request,
        context,
        handler.decided(ButtonPresses.value(request), ButtonPresses.user(request), verdict));
    send.run();
    return context.ack();
  }

  private static String text(SlashCommandRequest request) {
    return SlackInputText.withIds(request.getPayload().getText()).strip();
  }
}
