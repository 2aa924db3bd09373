package io.signalbox.bot.slack.command.routes;

import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.route.RouteTarget;
import io.signalbox.tools.gateway.accounting.RouteUse;
import io.signalbox.tools.gateway.budget.BudgetStatus;
import io.signalbox.tools.gateway.call.RouteOverview;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Rendering of routes for Slack. Pure. */
final class RoutesView {
  private static final int MOST = 25;

  /** A fifth of the calls without an answer is more than a provider's bad minute. */
  private static final int TROUBLE = 5;

  static final String HELP =
      "`/routes` shows the models and tools that you may use, how they do today, and what is left"
          + " of your callers' budgets.";
  static final String NONE_DECLARED =
      "No route is declared. Answers are composed from the pages; with a chat route a model writes"
          + " them. Whoever runs me names routes in the settings.";
  static final String NONE_FOR_YOU =
      "No route is open to you: none names a user group of yours, and you own no caller."
          + " Whoever runs me gives an agent a key with `./signalbox gateway caller`.";

  private RoutesView() {}

  /**
   * @param today for models that retire soon
   */
  static String render(List<RouteOverview.OverviewEntry> entries, LocalDate today) {
    List<String> lines = new ArrayList<>();
    for (RouteOverview.OverviewEntry entry : entries.subList(0, Math.min(MOST, entries.size()))) {
      lines.add(line(entry, today));
    }
    if (entries.size() > MOST) {
      lines.add("and " + (entries.size() - MOST) + " more");
    }
    return String.join("\n", lines);
  }

  private static String line(RouteOverview.OverviewEntry entry, LocalDate today) {
    Route route = entry.route();
    StringBuilder line = new StringBuilder();
    line.append("• *").append(MrkdwnText.escaped(route.name())).append("*  ");
    line.append(MrkdwnText.escaped(target(route.target())));
    line.append(" · up to ").append(route.highest().label()).append(" data");
    if (route.approval()) {
      line.append(" · a person approves each call");
    }
    route
        .target()
        .modelFacts()
        .flatMap(facts -> entry.ending().flatMap(end -> end.farewell(facts.model(), today)))
        .ifPresent(words -> line.append("\n      :warning: ").append(MrkdwnText.escaped(words)));
    line.append("\n      ").append(health(entry.today()));
    if (!entry.callers().isEmpty()) {
      line.append(" · for ").append(MrkdwnText.escaped(String.join(", ", entry.callers())));
    }
    for (BudgetStatus budget : entry.budgets()) {
      line.append("\n      ").append(left(budget));
    }
    return line.toString();
  }

  private static String target(RouteTarget target) {
    return switch (target) {
      case RouteTarget.Chat chat -> "chat, " + chat.model().model();
      case RouteTarget.Embedding embedding -> "embeddings, " + embedding.model().model();
      case RouteTarget.PassThrough other ->
          "passes on " + String.join(", ", other.rules().paths());
      case RouteTarget.HttpTool tool -> "tool, " + (tool.tool().writes() ? "writes" : "reads");
      case RouteTarget.McpTool tool -> "tool " + tool.tool();
    };
  }

  private static String health(RouteUse today) {
    if (today.calls() == 0) {
      return "not used today";
    }
    String calls = today.calls() + (today.calls() == 1 ? " call today" : " calls today");
    if (today.failed() == 0) {
      return calls + ", all answered";
    }
    boolean troubled = today.failed() * TROUBLE >= today.calls();
    return (troubled ? ":warning: " : "") + calls + ", " + today.failed() + " without an answer";
  }

  private static String left(BudgetStatus status) {
    Cost amount = status.budget().amount();
    Cost used = status.spent().plus(status.held());
    Cost left = used.isMoreThan(amount) ? Cost.NOTHING : amount.minus(used);
    return MrkdwnText.escaped(left + " of " + amount + " left")
        + (left.equals(Cost.NOTHING) ? " :warning:" : "")
        + ", renews "
        + MrkdwnText.time(status.renews());
  }
}
