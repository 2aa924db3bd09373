package io.signalbox.bot.slack.command.routes;

import com.slack.api.bolt.App;
import io.signalbox.bot.slack.client.SlackPeople;
import io.signalbox.bot.slack.command.CommandReply;
import io.signalbox.bot.slack.command.SlackWorkflow;
import io.signalbox.bot.slack.manifest.AppManifest;
import io.signalbox.tools.gateway.call.RouteOverview;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** Slack workflow of {@code /routes}, which lists the gateway routes that a person may use. */
public final class RoutesWorkflow implements SlackWorkflow {
  private final RouteOverview overview;
  private final SlackPeople people;
  private final Clock clock;

  public RoutesWorkflow(RouteOverview overview, SlackPeople people, Clock clock) {
    this.clock = clock;
    this.overview = overview;
    this.people = people;
  }

  @Override
  public void register(App app) {
    app.command(
        AppManifest.ROUTES,
        (request, context) -> {
          String text = request.getPayload().getText();
          boolean plain = text == null || text.isBlank();
          String user = request.getPayload().getUserId();
          return CommandReply.later(
              context, () -> plain ? of(user) : CommandReply.of(RoutesView.HELP));
        });
  }

  private CommandReply of(String user) {
    if (overview.isEmpty()) {
      return CommandReply.of(RoutesView.NONE_DECLARED);
    }
    ZoneId zone = people.zone(user).orElse(ZoneOffset.UTC);
    List<RouteOverview.OverviewEntry> entries = overview.of(user, people.groupsOf(user), zone);
    return entries.isEmpty()
        ? CommandReply.of(RoutesView.NONE_FOR_YOU)
        : RoutesView.render(entries, LocalDate.ofInstant(clock.instant(), zone));
  }
}
