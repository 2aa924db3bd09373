package io.signalbox.bot.slack.command.quality;

import com.slack.api.bolt.App;
import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.block.LayoutBlock;
import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.command.ButtonPresses;
import io.signalbox.bot.slack.command.CommandReply;
import io.signalbox.bot.slack.command.SlackWorkflow;
import io.signalbox.bot.slack.manifest.AppManifest;
import io.signalbox.bot.slack.schedule.ScheduledTask;
import io.signalbox.tools.foresight.quality.incident.QualityIncident;
import io.signalbox.tools.foresight.quality.incident.QualityIncident.IncidentState;
import io.signalbox.tools.foresight.quality.incident.QualityIncidents;
import io.signalbox.tools.foresight.quality.incident.QualityOverview;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Slack workflow of {@code /quality}, which shows answer quality, and of the buttons below an
 * incident.
 */
public final class QualityWorkflow implements SlackWorkflow {
  private static final Duration TICK = Duration.ofSeconds(20);
  private static final int LATEST = 20;

  private final Workplace workplace;
  private final QualityIncidents incidents;
  private final QualityOverview overview;
  private final IncidentActions actions;

  public QualityWorkflow(
      Workplace workplace,
      QualityIncidents incidents,
      QualityOverview overview,
      IncidentActions actions) {
    this.workplace = workplace;
    this.incidents = incidents;
    this.overview = overview;
    this.actions = actions;
  }

  @Override
  public void register(App app) {
    app.command(
        AppManifest.QUALITY,
        (request, context) -> {
          String text = request.getPayload().getText();
          String user = request.getPayload().getUserId();
          return CommandReply.later(context, () -> said(user, text == null ? "" : text.strip()));
        });
    decides(app, IncidentView.ACKNOWLEDGE, IncidentState.ACKNOWLEDGED);
    decides(app, IncidentView.KNOWN, IncidentState.KNOWN);
    decides(app, IncidentView.FALSE_ALARM, IncidentState.FALSE_ALARM);
    tells(app, IncidentView.BACK, this::back);
    tells(app, IncidentView.ESCALATE, this::escalated);
  }

  private CommandReply said(String user, String text) {
    if (text.isEmpty()) {
      return CommandReply.titled(
          "Answer quality",
          QualityView.overview(
              incidents.latest(LATEST),
              overview.objectives(),
              overview.streams(Optional.empty()).size()),
          QualityView.HELP);
    }
    if (text.equals("help")) {
      return CommandReply.of(QualityView.HELP);
    }
    if (text.equals("mine")) {
      return CommandReply.of(
          QualityView.mine(
              actions.mine(user), incidents.latest(LATEST), overview.streams(Optional.empty())));
    }
    if (text.matches("\\d{1,9}")) {
      return incidents
          .find(Long.parseLong(text))
          .map(found -> new CommandReply(IncidentView.headline(found), IncidentView.blocks(found)))
          .orElse(CommandReply.of("There is no incident " + text + "."));
    }
    return CommandReply.of(QualityView.streams(text, overview.streams(Optional.of(text))));
  }

  private String back(QualityIncident incident, IncidentPress press) {
    Optional<String> undone =
        incident.suspects().stream()
            .findFirst()
            .filter(suspect -> incident.state().isLive())
            .flatMap(suspect -> actions.undo(suspect.change(), press.user()));
    return undone.map(MrkdwnText::escaped).orElseGet(() -> IncidentView.back(incident));
  }

  private String escalated(QualityIncident incident, IncidentPress press) {
    return incident.state().isLive()
        ? actions.escalate(incident, press.user(), press.channel())
        : "This incident is over.";
  }

  private void decides(App app, String action, IncidentState word) {
    app.blockAction(
        action,
        (request, context) -> {
          String user = ButtonPresses.user(request);
          Optional<QualityIncident> decided =
              number(request).flatMap(number -> incidents.decide(number, word, user));
          if (decided.isEmpty()) {
            ButtonPresses.tell(request, context, "This incident has ended or does not exist.");
          } else {
            actions.decided(user, word.name(), "quality incident " + decided.get().number());
            workplace.send().run();
          }
          return context.ack();
        });
  }

  /** Person who pressed a button, and the channel of its message. */
  private record IncidentPress(String user, String channel) {
    static IncidentPress of(BlockActionRequest request) {
      var channel = request.getPayload().getChannel();
      String user = ButtonPresses.user(request);
      return new IncidentPress(user, channel == null ? user : channel.getId());
    }
  }

  private void tells(
      App app, String action, BiFunction<QualityIncident, IncidentPress, String> words) {
    app.blockAction(action, (request, context) -> told(request, context, words));
  }

  private Response told(
      BlockActionRequest request,
      ActionContext context,
      BiFunction<QualityIncident, IncidentPress, String> words) {
    IncidentPress press = IncidentPress.of(request);
    // What a press does, such as taking a change back, may take longer than Slack waits.
    ButtonPresses.later(
        () -> {
          String text =
              number(request)
                  .flatMap(incidents::find)
                  .map(incident -> words.apply(incident, press))
                  .orElse("This incident does not exist.");
          ButtonPresses.tell(request, context, text);
          workplace.send().run();
        });
    return context.ack();
  }

  private static Optional<Long> number(BlockActionRequest request) {
    String value = ButtonPresses.value(request);
    return value.matches("\\d{1,9}") ? Optional.of(Long.parseLong(value)) : Optional.empty();
  }

  @Override
  public List<LayoutBlock> home(String user) {
    List<LayoutBlock> blocks = new ArrayList<>();
    Set<String> mine = actions.mine(user);
    incidents.latest(LATEST).stream()
        .filter(incident -> incident.state().isLive())
        .sorted(Comparator.comparing(incident -> !QualityView.touches(incident, mine)))
        .forEach(
            incident ->
                blocks.add(
                    BlockKit.section(
                        (QualityView.touches(incident, mine) ? "*Yours:* " : "")
                            + ":rotating_light: "
                            + IncidentView.headline(incident))));
    overview.objectives().stream()
        .filter(each -> each.burns().isPresent())
        .forEach(each -> blocks.add(BlockKit.section(QualityView.objective(each))));
    if (!blocks.isEmpty()) {
      blocks.addFirst(BlockKit.header("Answer quality"));
    }
    return blocks;
  }

  @Override
  public List<ScheduledTask> tasks() {
    // What other processes wrote about incidents is sent by the one that serves Slack.
    return List.of(new ScheduledTask("quality-posts", TICK, workplace.send()));
  }
}
