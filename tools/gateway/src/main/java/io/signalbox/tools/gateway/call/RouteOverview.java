package io.signalbox.tools.gateway.call;

import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.lifecycle.ModelEnding;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.route.RouteTable;
import io.signalbox.tools.gateway.accounting.CallStatistics;
import io.signalbox.tools.gateway.accounting.RouteUse;
import io.signalbox.tools.gateway.budget.BudgetBook;
import io.signalbox.tools.gateway.budget.BudgetStatus;
import io.signalbox.tools.gateway.caller.Callers;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lists the routes that a person may use, through their groups or the callers that they own, with
 * use and budgets. Safe for use from several threads.
 */
public final class RouteOverview {
  private final RouteTable routes;
  private final BudgetPayers payers;
  private final Callers callers;
  private final CallStatistics counts;
  private final BudgetBook budgets;
  private final Clock clock;

  public RouteOverview(
      RouteTable routes, Callers callers, CallStatistics counts, BudgetBook budgets, Clock clock) {
    this.routes = routes;
    this.payers = new BudgetPayers(routes.budgets());
    this.callers = callers;
    this.counts = counts;
    this.budgets = budgets;
    this.clock = clock;
  }

  /**
   * Route in the overview of a person.
   *
   * @param callers of theirs that may use it; empty when one of their groups is why they may
   * @param today how all calls over it went since midnight, the person's
   * @param budgets what their callers' calls over it are paid from
   * @param ending end of the model that it leads to
   */
  public record OverviewEntry(
      Route route,
      List<String> callers,
      RouteUse today,
      List<BudgetStatus> budgets,
      Optional<ModelEnding> ending) {
    public OverviewEntry {
      callers = List.copyOf(callers);
      budgets = List.copyOf(budgets);
    }
  }

  /** Returns whether the settings declare no route. */
  public boolean isEmpty() {
    return routes.list().isEmpty();
  }

  /**
   * Returns the routes of a person in the order of the settings.
   *
   * @param person as callers name their owner
   * @param zone where the person's day begins
   */
  public List<OverviewEntry> of(String person, Set<String> groups, ZoneId zone) {
    List<Caller> own =
        callers.list().stream().filter(caller -> caller.owner().equals(person)).toList();
    Map<String, RouteUse> today =
        counts.since(clock.instant().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant());
    List<OverviewEntry> entries = new ArrayList<>();
    for (Route route : routes.list()) {
      List<Caller> admitted =
          own.stream()
              .filter(
                  caller -> route.access().admits(caller.name(), caller.team(), caller.groups()))
              .toList();
      if (!admitted.isEmpty() || groups.stream().anyMatch(route.access().groups()::contains)) {
        entries.add(entry(route, admitted, today.getOrDefault(route.name(), RouteUse.NONE)));
      }
    }
    return entries;
  }

  private OverviewEntry entry(Route route, List<Caller> admitted, RouteUse today) {
    return new OverviewEntry(
        route,
        admitted.stream().map(Caller::name).toList(),
        today,
        admitted.stream()
            .flatMap(caller -> payers.of(route, caller).stream())
            .distinct()
            .map(budgets::status)
            .toList(),
        routes.ending(route));
  }
}
