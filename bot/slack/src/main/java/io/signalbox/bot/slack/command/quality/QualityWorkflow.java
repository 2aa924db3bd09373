package io.signalbox.bot.slack.command.quality;

import com.slack.api.bolt.App;
import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.block.LayoutBlock;
import io.signalbox.bot.slack.client.BlockKit;
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
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
  private final DecisionLog log;

  /** Port that records people's decisions about incidents. */
  @FunctionalInterface
  public interface DecisionLog {
    /** Records a person's decision about an incident. */
    void decided(String person, String word, String incident);
  }

  public QualityWorkflow(
      Workplace workplace, QualityIncidents incidents, QualityOverview overview, DecisionLog log) {
    this.workplace = workplace;
    this.incidents = incidents;
    this.overview = overview;
    this.log = log;
  }

  @Override
  public void register(App app) {
    app.command(
        AppManifest.QUALITY,
        (request, context) -> {
          String text = request.getPayload().getText();
          return CommandReply.later(
              context, () -> CommandReply.of(said(text == null ? "" : text.strip())));
        });
    decides(app, IncidentView.ACKNOWLEDGE, IncidentState.ACKNOWLEDGED);
    decides(app, IncidentView.KNOWN, IncidentState.KNOWN);
    decides(app, IncidentView.FALSE_ALARM, IncidentState.FALSE_ALARM);
    tells(app, IncidentView.BACK, IncidentView::back);
    tells(app, IncidentView.ESCALATE, IncidentView::escalation);
  }

  private String said(String text) {
    if (text.isEmpty()) {
      return QualityView.overview(
          incidents.latest(LATEST),
          overview.objectives(),
          overview.streams(Optional.empty()).size());
    }
    if (text.equals("help")) {
      return QualityView.HELP;
    }
    if (text.matches("\\d{1,9}")) {
      return incidents
          .find(Long.parseLong(text))
          .map(IncidentView::headline)
          .orElse("There is no incident " + text + ".");
    }
    return QualityView.streams(text, overview.streams(Optional.of(text)));
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
            log.decided(user, word.name(), "quality incident " + decided.get().number());
            workplace.send().run();
          }
          return context.ack();
        });
  }

  private void tells(App app, String action, Function<QualityIncident, String> words) {
    app.blockAction(action, (request, context) -> told(request, context, words));
  }

  private Response told(
      BlockActionRequest request, ActionContext context, Function<QualityIncident, String> words) {
    ButtonPresses.tell(
        request,
        context,
        number(request)
            .flatMap(incidents::find)
            .map(words)
            .orElse("This incident does not exist."));
    return context.ack();
  }

  private static Optional<Long> number(BlockActionRequest request) {
    String value = ButtonPresses.value(request);
    return value.matches("\\d{1,9}") ? Optional.of(Long.parseLong(value)) : Optional.empty();
  }

  @Override
  public List<LayoutBlock> home(String user) {
    List<LayoutBlock> blocks = new ArrayList<>();
    for (QualityIncident incident : incidents.latest(LATEST)) {
      if (incident.state().isLive()) {
        blocks.add(BlockKit.section(":rotating_light: " + IncidentView.headline(incident)));
      }
    }
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
