package io.signalbox.bot.slack.command.routes;

import com.slack.api.bolt.App;
import com.slack.api.model.block.LayoutBlock;
import io.signalbox.bot.slack.SlackPeople;
import io.signalbox.bot.slack.command.Workflow;
import io.signalbox.bot.slack.manifest.AppManifest;
import io.signalbox.tools.gateway.RouteOverview;
import java.time.ZoneOffset;
import java.util.List;

/** {@code /routes}. */
public final class RoutesWorkflow implements Workflow {
  private final RouteOverview overview;
  private final SlackPeople people;

  public RoutesWorkflow(RouteOverview overview, SlackPeople people) {
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
          return context.ack(plain ? of(request.getPayload().getUserId()) : RoutesView.HELP);
        });
  }

  private String of(String user) {
    if (overview.isEmpty()) {
      return RoutesView.NONE_DECLARED;
    }
    List<RouteOverview.Entry> entries =
        overview.of(user, people.groupsOf(user), people.zone(user).orElse(ZoneOffset.UTC));
    return entries.isEmpty() ? RoutesView.NONE_FOR_YOU : RoutesView.render(entries);
  }

  @Override
  public List<LayoutBlock> home(String user) {
    return List.of();
  }
}
