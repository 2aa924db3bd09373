package io.signalbox.bot.slack.command.escalate;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import io.signalbox.bot.slack.client.SlackInputText;
import io.signalbox.bot.slack.command.ButtonPresses;
import io.signalbox.bot.slack.command.CommandReply;
import io.signalbox.bot.slack.dialog.DialogResponses;
import io.signalbox.bot.slack.dialog.SubmittedView;
import io.signalbox.tools.workflow.escalation.EscalationSettings;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Bolt listeners of {@code /escalate} and {@code /oncall}: commands, buttons and dialogs. */
final class EscalateListeners {
  private static final String NUMBER = "\\d{1,15}";

  private final ReportHandler reports;
  private final EscalationActHandler acts;
  private final OnCallHandler onCall;
  private final EscalationSettings settings;
  private final Clock clock;

  EscalateListeners(
      ReportHandler reports,
      EscalationActHandler acts,
      OnCallHandler onCall,
      EscalationSettings settings,
      Clock clock) {
    this.reports = reports;
    this.acts = acts;
    this.onCall = onCall;
    this.settings = settings;
    this.clock = clock;
  }

  void register(App app) {
    app.command("/escalate", this::escalate);
    app.command(
        "/oncall",
        (request, context) ->
            said(context, () -> onCall.typed(text(request), from(request), clock.instant())));
    app.blockAction(ActionNames.TAKE_BACK, this::takenBack);
    app.blockAction(ActionNames.ACK, (req, ctx) -> pressed(req, ctx, EscalateCommandText.Verb.ACK));
    app.blockAction(
        ActionNames.NOT_ME, (req, ctx) -> pressed(req, ctx, EscalateCommandText.Verb.NOTME));
    app.blockAction(
        ActionNames.UPDATE,
        (req, ctx) ->
            form(
                req,
                ctx,
                n -> EscalationForms.text(EscalateCommandText.Verb.UPDATE, n, "How does it go?")));
    app.blockAction(
        ActionNames.RESOLVE,
        (req, ctx) ->
            form(
                req,
                ctx,
                n -> EscalationForms.text(EscalateCommandText.Verb.RESOLVE, n, "What ended it?")));
    app.blockAction(ActionNames.HANDOVER, (req, ctx) -> form(req, ctx, EscalationForms::handOver));
    app.blockAction(Pattern.compile(ActionNames.PAGE_NOW + "_\\d"), this::confirmed);
    app.blockAction(ActionNames.SEVERITY_MENU, (request, context) -> context.ack());
    app.viewSubmission(ActionNames.NEW_VIEW, this::reported);
    app.viewSubmission(ActionNames.TEXT_VIEW, this::told);
    app.viewSubmission(ActionNames.HANDOVER_VIEW, this::handedOver);
  }

  private Response escalate(SlashCommandRequest request, SlashCommandContext context) {
    SlashCommandPayload payload = request.getPayload();
    return switch (EscalateCommandText.parse(text(request))) {
      case EscalateCommandText.OpenForm form ->
          CommandReply.later(
              context,
              () ->
                  CommandReply.dialog(
                      context, EscalationForms.report(settings, payload.getChannelId())));
      case EscalateCommandText.Help help -> context.ack(EscalateCommandText.HELP);
      case EscalateCommandText.Listing listing ->
          said(context, () -> acts.listing(payload.getUserId(), payload.getChannelId()));
      case EscalateCommandText.TypedReport report ->
          said(context, () -> reports.typed(report.words(), from(request)));
      case EscalateCommandText.EscalationAct act ->
          said(context, () -> acts.act(act, payload.getUserId(), payload.getChannelId()));
    };
  }

  private static String text(SlashCommandRequest request) {
    return SlackInputText.unescaped(request.getPayload().getText());
  }

  private static ReportHandler.From from(SlashCommandRequest request) {
    SlashCommandPayload payload = request.getPayload();
    return new ReportHandler.From(
        payload.getUserId(), payload.getChannelId(), payload.getTriggerId());
  }

  private static Response said(SlashCommandContext context, Supplier<EscalateReply> work) {
    return CommandReply.later(
        context,
        () -> {
          EscalateReply reply = work.get();
          return new CommandReply(reply.text(), reply.blocks());
        });
  }

  private Response takenBack(BlockActionRequest request, ActionContext context) {
    ButtonPresses.tell(
        request,
        context,
        onCall.takeBack(
            ButtonPresses.value(request), ButtonPresses.user(request), clock.instant()));
    return context.ack();
  }

  private Response pressed(
      BlockActionRequest request, ActionContext context, EscalateCommandText.Verb verb) {
    String value = ButtonPresses.value(request);
    ButtonPresses.tell(
        request,
        context,
        value.matches(NUMBER)
            ? acts.act(
                    new EscalateCommandText.EscalationAct(
                        verb, OptionalLong.of(Long.parseLong(value)), ""),
                    ButtonPresses.user(request),
                    channel(request))
                .text()
            : "That button is out of date.");
    return context.ack();
  }

  private Response form(
      BlockActionRequest request, ActionContext context, Function<String, View> form) {
    String value = ButtonPresses.value(request);
    if (value.matches(NUMBER)) {
      ButtonPresses.open(request, context, form.apply(value));
    }
    return context.ack();
  }

  private Response confirmed(BlockActionRequest request, ActionContext context) {
    Optional<EscalationProposal> proposal = EscalationProposal.read(ButtonPresses.value(request));
    ButtonPresses.tell(
        request,
        context,
        proposal
            .map(
                each ->
                    reports
                        .confirmed(
                            severity(request).map(each::as).orElse(each),
                            new ReportHandler.From(
                                ButtonPresses.user(request), channel(request), each.request()))
                        .text())
            .orElse("That button is out of date."));
    return context.ack();
  }

  /** Returns the severity chosen in the menu beside the button. */
  private static Optional<String> severity(BlockActionRequest request) {
    var state = request.getPayload().getState();
    return state == null
        ? Optional.empty()
        : state.getValues().values().stream()
            .map(block -> block.get(ActionNames.SEVERITY_MENU))
            .filter(Objects::nonNull)
            .map(ViewState.Value::getSelectedOption)
            .filter(Objects::nonNull)
            .map(ViewState.SelectedOption::getValue)
            .findFirst();
  }

  private Response reported(ViewSubmissionRequest request, ViewSubmissionContext context) {
    SubmittedView view = SubmittedView.of(request);
    ReportHandler.FilledReport filled =
        reports.submit(
            view.text(ActionNames.SERVICE),
            view.option(ActionNames.SEVERITY).orElse(""),
            view.text(ActionNames.TEXT),
            new ReportHandler.From(view.user(), view.data(), "view:" + view.id()));
    return switch (filled) {
      case ReportHandler.FilledReport.Wrong wrong ->
          DialogResponses.wrong(context, ActionNames.SERVICE, wrong.sentence());
      case ReportHandler.FilledReport.Right right -> context.ack();
    };
  }

  private Response told(ViewSubmissionRequest request, ViewSubmissionContext context) {
    SubmittedView view = SubmittedView.of(request);
    String[] data = view.data().split(":", -1);
    EscalateReply reply =
        acts.act(
            new EscalateCommandText.EscalationAct(
                EscalateCommandText.Verb.valueOf(data[0]),
                OptionalLong.of(Long.parseLong(data[1])),
                view.stripped(ActionNames.TEXT)),
            view.user(),
            "");
    return answered(context, reply, ActionNames.TEXT);
  }

  private Response handedOver(ViewSubmissionRequest request, ViewSubmissionContext context) {
    SubmittedView view = SubmittedView.of(request);
    EscalateReply reply =
        acts.handOver(Long.parseLong(view.data()), view.person(ActionNames.PERSON), view.user());
    return answered(context, reply, ActionNames.PERSON);
  }

  /** Keeps the dialog open with the reason when the act was refused, else closes it. */
  private static Response answered(
      ViewSubmissionContext context, EscalateReply reply, String field) {
    return reply.done() ? context.ack() : DialogResponses.wrong(context, field, reply.text());
  }

  private static String channel(BlockActionRequest request) {
    return request.getPayload().getContainer().getChannelId();
  }
}
