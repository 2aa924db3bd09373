package io.signalbox.bot.slack.command.routes;

import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.LayoutBlock;
import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.command.CommandReply;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.route.RouteTarget;
import io.signalbox.tools.gateway.accounting.RouteUse;
import io.signalbox.tools.gateway.budget.BudgetStatus;
import io.signalbox.tools.gateway.call.RouteOverview;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Renders the gateway routes that a person may use as a Slack message. Pure. */
final class RoutesView {
  private static final int MOST = 10;

  /** Divisor for a warning: shown when at least a fifth of the calls got no answer. */
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
   * Returns the list of routes with models, use and budgets as a reply.
   *
   * @param today for models that retire soon
   */
  static CommandReply render(List<RouteOverview.OverviewEntry> entries, LocalDate today) {
    String title =
        entries.size() == 1 ? "1 route is open to you" : entries.size() + " routes are open to you";
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(BlockKit.header(title));
    for (RouteOverview.OverviewEntry entry : entries.subList(0, Math.min(MOST, entries.size()))) {
      blocks.add(BlockKit.section(line(entry, today)));
      blocks.add(BlockKit.context(small(entry)));
    }
    if (entries.size() > MOST) {
      blocks.add(Blocks.divider());
      blocks.add(
          BlockKit.context(
              "Also: "
                  + entries.subList(MOST, entries.size()).stream()
                      .map(entry -> MrkdwnText.escaped(entry.route().name()))
                      .collect(Collectors.joining(", "))));
    }
    return new CommandReply(title, blocks);
  }

  private static String line(RouteOverview.OverviewEntry entry, LocalDate today) {
    Route route = entry.route();
    StringBuilder line = new StringBuilder();
    line.append("*").append(MrkdwnText.escaped(route.name())).append("*  ");
    line.append(MrkdwnText.escaped(target(route.target())));
    line.append(" · up to ").append(route.highest().label()).append(" data");
    if (route.approval()) {
      line.append(" · a person approves each call");
    }
    route
        .target()
        .modelName()
        .flatMap(model -> entry.ending().flatMap(end -> end.farewell(model, today)))
        .ifPresent(words -> line.append("\n:warning: ").append(MrkdwnText.escaped(words)));
    return line.toString();
  }

  private static String small(RouteOverview.OverviewEntry entry) {
    List<String> parts = new ArrayList<>();
    parts.add(health(entry.today()));
    if (!entry.callers().isEmpty()) {
      parts.add("used by " + MrkdwnText.escaped(String.join(", ", entry.callers())));
    }
    for (BudgetStatus budget : entry.budgets()) {
      parts.add(whose(budget.budget().name()) + ": " + left(budget));
    }
    return String.join("\n", parts);
  }

  private static String target(RouteTarget target) {
    return switch (target) {
      case RouteTarget.Chat chat -> "chat, " + chat.model().model();
      case RouteTarget.Embedding embedding -> "embeddings, " + embedding.model().model();
      case RouteTarget.PassThrough other -> "passes on " + String.join(", ", other.rules().paths());
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

  /** Returns the route, caller or group that a budget's name refers to, in words. */
  private static String whose(String budget) {
    return "Budget of "
        + MrkdwnText.escaped(
            Arrays.stream(budget.split(" ", -1))
                .map(part -> part.replaceFirst(":", " "))
                .collect(Collectors.joining(", ")));
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
