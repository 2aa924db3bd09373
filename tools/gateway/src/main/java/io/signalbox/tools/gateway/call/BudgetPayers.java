package io.signalbox.tools.gateway.call;

import io.signalbox.tools.core.call.CallLabels;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.route.BudgetRule;
import io.signalbox.tools.core.route.CrossRouteBudget;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.gateway.budget.Budget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Determines the budgets that a call is charged to: those of its routes, of its caller and those
 * across routes.
 */
public final class BudgetPayers {
  private static final double OWN_WARNING = 0.8;

  /** Name of the share of calls without a label. */
  private static final String UNNAMED = "(none)";

  private final List<CrossRouteBudget> rules;

  public BudgetPayers(List<CrossRouteBudget> rules) {
    this.rules = List.copyOf(rules);
  }

  /** Returns the budgets that pay for an unlabelled call over the route that it names. */
  public List<Budget> of(Route route, Caller caller) {
    return of(route, route, caller, CallLabels.NONE);
  }

  /**
   * Returns the budgets that pay for a call.
   *
   * @param asked the route that the client named, whose budget pays for its fallbacks too
   */
  List<Budget> of(Route asked, Route route, Caller caller, CallLabels labels) {
    List<Budget> budgets = new ArrayList<>(2);
    asked.budget().ifPresent(rule -> budgets.add(of(asked, rule, caller)));
    if (!route.name().equals(asked.name())) {
      route.budget().ifPresent(rule -> budgets.add(of(route, rule, caller)));
    }
    caller.budget().ifPresent(own -> budgets.add(own(caller, own)));
    for (CrossRouteBudget rule : rules) {
      String model = route.target().modelName().orElse("");
      if (rule.scope().holds(caller.team(), caller.name(), labels.tag().orElse(""), model)) {
        budgets.add(of(rule, caller, labels, model));
      }
    }
    return budgets;
  }

  /** Returns the caller's own budget, if it has one. */
  public static Stream<Budget> own(Caller caller) {
    return caller.budget().stream().map(allowance -> own(caller, allowance));
  }

  /** Returns the budgets across routes that are not divided into shares. */
  public Stream<Budget> shared() {
    Caller anybody = Caller.of("", "", "");
    return rules.stream()
        .filter(rule -> rule.each() == CrossRouteBudget.SpendShare.ALL)
        .map(rule -> of(rule, anybody, CallLabels.NONE, ""));
  }

  /** Returns the budgets of these routes that are not divided into shares. */
  public static Stream<Budget> ofRoutes(List<Route> routes) {
    return routes.stream()
        .flatMap(
            route ->
                route.budget().stream()
                    .filter(rule -> rule.share() == BudgetRule.Share.ROUTE)
                    .map(rule -> of(route, rule, Caller.of("", "", ""))));
  }

  /**
   * Returns the divided budgets, of these routes and across them, each named by the beginning of
   * its shares' names.
   */
  public Stream<Budget> divided(List<Route> routes) {
    Caller nobody = Caller.of("", "", "");
    Stream<Budget> own =
        routes.stream()
            .flatMap(
                route ->
                    route.budget().stream()
                        .filter(rule -> rule.share() != BudgetRule.Share.ROUTE)
                        .map(rule -> of(route, rule, nobody)));
    CallLabels unnamed = new CallLabels(Optional.of(""), Optional.of(""), Optional.empty());
    return Stream.concat(
        own,
        rules.stream()
            .filter(rule -> rule.each() != CrossRouteBudget.SpendShare.ALL)
            .map(rule -> of(rule, nobody, unnamed, "")));
  }

  private static Budget own(Caller caller, Caller.Allowance own) {
    return new Budget(
        "caller:" + caller.name(), caller.owner(), own.amount(), own.period(), OWN_WARNING);
  }

  private static Budget of(Route route, BudgetRule rule, Caller caller) {
    String name =
        switch (rule.share()) {
          case ROUTE -> "route:" + route.name();
          case TEAM -> "route:" + route.name() + " team:" + caller.team();
          case CALLER -> "route:" + route.name() + " caller:" + caller.name();
        };
    return new Budget(name, caller.owner(), rule.amount(), rule.period(), rule.warnAt());
  }

  private static Budget of(CrossRouteBudget rule, Caller caller, CallLabels labels, String model) {
    String share =
        switch (rule.each()) {
          case ALL -> "";
          case TEAM -> " team:" + caller.team();
          case CALLER -> " caller:" + caller.name();
          case USER -> " user:" + labels.user().orElse(UNNAMED);
          case TAG -> " tag:" + labels.tag().orElse(UNNAMED);
          case MODEL -> " model:" + model;
        };
    return new Budget(
        "budget:" + rule.name() + share,
        rule.owner().isEmpty() ? caller.owner() : rule.owner(),
        rule.rule().amount(),
        rule.rule().period(),
        rule.rule().warnAt());
  }
}
