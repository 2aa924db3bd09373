package io.signalbox.bot.slack.command.officehours;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.methods.SlackApiException;
import com.slack.api.model.view.View;
import io.signalbox.bot.slack.client.SlackInputText;
import io.signalbox.bot.slack.command.ButtonPresses;
import io.signalbox.bot.slack.command.CommandReply;
import io.signalbox.bot.slack.command.HandlerReply;
import io.signalbox.bot.slack.command.officehours.OfficeHoursCommandText.Verb;
import io.signalbox.bot.slack.dialog.DialogResponses;
import io.signalbox.bot.slack.dialog.SubmittedView;
import io.signalbox.bot.slack.manifest.AppManifest;
import io.signalbox.tools.core.route.DataClass;
import io.signalbox.tools.workflow.officehours.OfficeHours;
import io.signalbox.tools.workflow.officehours.topic.RequestText;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Bolt listeners of {@code /office-hours}: commands, buttons and dialogs. */
final class OfficeHoursListeners {
  private static final String NUMBER = "\\d{1,15}";

  private final OfficeHoursHandler handler;
  private final OfficeHours hours;
  private final Reports reports;

  /**
   * Sources of the replies to {@code queue}, {@code report} and {@code decisions}.
   *
   * @param decisions by whoever reads them
   */
  record Reports(
      OfficeHoursQueue queue, Supplier<CommandReply> figures, UnaryOperator<String> decisions) {}

  OfficeHoursListeners(OfficeHoursHandler handler, OfficeHours hours, Reports reports) {
    this.handler = handler;
    this.hours = hours;
    this.reports = reports;
  }

  void register(App app) {
    app.command(AppManifest.OFFICE_HOURS, this::typed);
    for (Verb verb :
        new Verb[] {Verb.ANSWERED, Verb.NEED, Verb.CLAIM, Verb.SNOOZE, Verb.WITHDRAW}) {
      app.blockAction(action(verb), (req, ctx) -> pressed(req, ctx, verb));
    }
    form(
        app,
        Verb.ASK,
        n -> Optional.of(OfficeHoursForms.text(Verb.ASK, n, "What do you need to know?")));
    form(
        app,
        Verb.TELL,
        n -> Optional.of(OfficeHoursForms.text(Verb.TELL, n, "What would you like to add?")));
    form(app, Verb.HANDOVER, n -> Optional.of(OfficeHoursForms.handOver(n)));
    form(
        app,
        Verb.DECIDE,
        n -> hours.find(n).map(r -> OfficeHoursForms.decide(r, handler.usualDays())));
    app.blockAction(action(Verb.BOOK), this::booking);
    app.viewSubmission(OfficeHoursForms.BOOK_VIEW, this::booked);
    app.viewSubmission(OfficeHoursForms.ASK_VIEW, this::filed);
    app.viewSubmission(OfficeHoursForms.TEXT_VIEW, this::told);
    app.viewSubmission(OfficeHoursForms.HANDOVER_VIEW, this::handedOver);
    app.viewSubmission(OfficeHoursForms.DECIDE_VIEW, this::decided);
  }

  private static String action(Verb verb) {
    return OfficeHoursView.ACTION + verb.name().toLowerCase(Locale.ROOT);
  }

  private static void form(App app, Verb verb, LongFunction<Optional<View>> view) {
    app.blockAction(
        action(verb),
        (request, context) -> {
          String value = ButtonPresses.value(request);
          Optional<View> form =
              value.matches(NUMBER) ? view.apply(Long.parseLong(value)) : Optional.empty();
          if (form.isPresent()) {
            ButtonPresses.open(request, context, form.get());
          } else {
            ButtonPresses.tell(request, context, "That button is out of date.");
          }
          return context.ack();
        });
  }

  private Response typed(SlashCommandRequest request, SlashCommandContext context) {
    SlashCommandPayload payload = request.getPayload();
    String user = payload.getUserId();
    return switch (OfficeHoursCommandText.parse(SlackInputText.unescaped(payload.getText()))) {
      case OfficeHoursCommandText.OpenForm form ->
          CommandReply.later(
              context,
              () -> CommandReply.dialog(context, OfficeHoursForms.ask(payload.getChannelId())));
      case OfficeHoursCommandText.Help help -> context.ack(OfficeHoursCommandText.HELP);
      case OfficeHoursCommandText.Queue asked ->
          CommandReply.later(context, () -> reports.queue().queue(user, asked.all()));
      case OfficeHoursCommandText.FiguresReport report ->
          CommandReply.later(context, reports.figures()::get);
      case OfficeHoursCommandText.Decisions decisions ->
          CommandReply.later(context, () -> CommandReply.of(reports.decisions().apply(user)));
      case OfficeHoursCommandText.Incomplete incomplete ->
          context.ack("Name the request: " + incomplete.verb().form() + ".");
      case OfficeHoursCommandText.TypedQuestion question ->
          CommandReply.later(
              context,
              () ->
                  handler.file(
                      "command:" + payload.getTriggerId(),
                      user,
                      RequestText.of(question.words()),
                      payload.getChannelId()));
      case OfficeHoursCommandText.RequestAct act ->
          CommandReply.later(
              context,
              () ->
                  CommandReply.of(handler.act(act.verb(), act.number(), act.rest(), user).text()));
    };
  }

  private Response pressed(BlockActionRequest request, ActionContext context, Verb verb) {
    String value = ButtonPresses.value(request);
    String user = request.getPayload().getUser().getId();
    ButtonPresses.tell(
        request,
        context,
        value.matches(NUMBER)
            ? handler.act(verb, Long.parseLong(value), "", user).text()
            : "That button is out of date.");
    return context.ack();
  }

  private Response filed(ViewSubmissionRequest request, ViewSubmissionContext context) {
    SubmittedView view = SubmittedView.of(request);
    String question = view.stripped(OfficeHoursForms.QUESTION);
    Optional<String> unclear = handler.unclear(question);
    if (unclear.isPresent()) {
      return DialogResponses.wrong(context, OfficeHoursForms.QUESTION, unclear.get());
    }
    RequestText ask =
        new RequestText(
            question,
            view.stripped(OfficeHoursForms.TRIED),
            view.stripped(OfficeHoursForms.FEATURE),
            OfficeHoursHandler.day(view.date(OfficeHoursForms.DEADLINE)),
            view.stripped(OfficeHoursForms.BLOCKS),
            view.option(OfficeHoursForms.CLASS)
                .flatMap(DataClass::named)
                .orElse(DataClass.INTERNAL),
            view.stripped(OfficeHoursForms.LINKS));
    // What comes of it stands in the direct message that is written with it.
    Thread.ofVirtual()
        .name("request")
        .start(() -> handler.file("view:" + view.id(), view.user(), ask, view.data()));
    return context.ack();
  }

  private Response told(ViewSubmissionRequest request, ViewSubmissionContext context) {
    SubmittedView view = SubmittedView.of(request);
    String[] data = view.data().split(":", -1);
    return answered(
        context,
        handler.act(
            Verb.valueOf(data[0]),
            Long.parseLong(data[1]),
            view.stripped(OfficeHoursForms.TEXT),
            view.user()),
        OfficeHoursForms.TEXT);
  }

  private Response handedOver(ViewSubmissionRequest request, ViewSubmissionContext context) {
    SubmittedView view = SubmittedView.of(request);
    return answered(
        context,
        handler.handOver(
            Long.parseLong(view.data()), view.user(), view.person(OfficeHoursForms.PERSON)),
        OfficeHoursForms.PERSON);
  }

  private Response decided(ViewSubmissionRequest request, ViewSubmissionContext context) {
    SubmittedView view = SubmittedView.of(request);
    if (handler.days(view.stripped(OfficeHoursForms.DAYS)).isEmpty()) {
      return DialogResponses.wrong(context, OfficeHoursForms.DAYS, OfficeHoursHandler.DAYS);
    }
    return answered(
        context,
        handler.decide(
            Long.parseLong(view.data()),
            view.user(),
            new OfficeHoursHandler.Written(
                view.stripped(OfficeHoursForms.WHAT),
                view.stripped(OfficeHoursForms.WHY),
                view.stripped(OfficeHoursForms.DAYS),
                view.stripped(OfficeHoursForms.CHANGES))),
        OfficeHoursForms.WHAT);
  }

  /** Opens the dialog that offers the free slots. */
  private Response booking(BlockActionRequest request, ActionContext context)
      throws IOException, SlackApiException {
    String value = ButtonPresses.value(request);
    String user = request.getPayload().getUser().getId();
    Map<Instant, String> labels = new LinkedHashMap<>();
    if (value.matches(NUMBER)) {
      handler
          .slots()
          .free(Long.parseLong(value))
          .forEach(slot -> labels.put(slot.start(), handler.slots().times().label(slot, user)));
    }
    if (labels.isEmpty()) {
      ButtonPresses.tell(request, context, "No slot is free in the next two weeks.");
    } else {
      View view =
          OfficeHoursForms.book(Long.parseLong(value), labels, handler.slots().times().zone(user));
      ButtonPresses.open(request, context, view);
    }
    return context.ack();
  }

  private Response booked(ViewSubmissionRequest request, ViewSubmissionContext context) {
    SubmittedView view = SubmittedView.of(request);
    return answered(
        context,
        handler.act(
            Verb.BOOK,
            Long.parseLong(view.data()),
            view.option(OfficeHoursForms.SLOT).orElse(""),
            view.user()),
        OfficeHoursForms.SLOT);
  }

  /** Keeps the dialog open with the reason when the act was refused, else closes it. */
  private static Response answered(ViewSubmissionContext context, HandlerReply said, String field) {
    return said.done() ? context.ack() : DialogResponses.wrong(context, field, said.text());
  }
}
