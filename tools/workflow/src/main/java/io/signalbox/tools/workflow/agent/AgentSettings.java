package io.signalbox.tools.workflow.agent;

import io.signalbox.config.ConfigSection;
import io.signalbox.config.SettingType;
import io.signalbox.tools.core.agent.RiskLevel;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.route.BudgetRule;
import io.signalbox.tools.core.route.RouteTable;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Settings of agent registration, from the configuration file.
 *
 * @param approvers whose word counts for the higher levels: handles, addresses or ids
 * @param approveWithin how long they have
 * @param nobodyAnswered what happens then
 * @param exception how long one counts
 * @param levels what an agent starts with, by its level
 */
public record AgentSettings(
    List<String> approvers,
    Duration approveWithin,
    WhenNobodyAnswers nobodyAnswered,
    Duration exception,
    Map<RiskLevel, Start> levels) {
  private static final Map<RiskLevel, Double> DOLLARS =
      Map.of(
          RiskLevel.LOW,
          5.0,
          RiskLevel.MODERATE,
          2.0,
          RiskLevel.HIGH,
          2.0,
          RiskLevel.CRITICAL,
          1.0);

  /** Outcome of a registration that no approver decides within the deadline. */
  public enum WhenNobodyAnswers {
    REFUSE,
    /** The agent may run under an exception, which expires. */
    EXCEPT
  }

  /**
   * Defaults for the gateway key of a newly admitted agent: its route and budget.
   *
   * @param route empty for the first that suits
   */
  public record Start(Optional<String> route, Caller.Allowance budget) {}

  public AgentSettings {
    approvers = List.copyOf(approvers);
    levels = Map.copyOf(levels);
  }

  /** Parses the section of the configuration; problems are recorded in it. */
  public static AgentSettings from(ConfigSection section, RouteTable routes) {
    ConfigSection byLevel = section.section("levels", "What agents start with, by risk level.");
    Map<RiskLevel, Start> levels = new EnumMap<>(RiskLevel.class);
    for (RiskLevel level : RiskLevel.values()) {
      levels.put(level, start(byLevel, level, routes));
    }
    return new AgentSettings(
        section
            .list(
                "approvers",
                "Who decides on the higher levels: addresses, ids or handles.",
                SettingType.text())
            .or(List.of()),
        section
            .duration("approve-within", "How long approvers have.")
            .between(Duration.ofSeconds(10), Duration.ofDays(60))
            .or(Duration.ofDays(2)),
        section
            .oneOf(
                "when-nobody-answers",
                "What happens then: refused, or running as an exception.",
                WhenNobodyAnswers.class)
            .or(WhenNobodyAnswers.REFUSE),
        section
            .duration("exception", "How long an exception counts.")
            .between(Duration.ofMinutes(1), Duration.ofDays(365))
            .or(Duration.ofDays(30)),
        levels);
  }

  private static Start start(ConfigSection byLevel, RiskLevel level, RouteTable routes) {
    ConfigSection at = byLevel.section(level.label(), "At this level.");
    Optional<String> route =
        at.text("route", "The route it may use; else the first that suits.").optional();
    if (route.isPresent() && routes.find(route.get()).isEmpty()) {
      at.problem("route", "names '" + route.get() + "', which is no route");
    }
    return new Start(
        route,
        new Caller.Allowance(
            Cost.dollars(
                at.decimal("budget", "US dollars in a period.")
                    .between(0.0, 1_000_000.0)
                    .or(DOLLARS.getOrDefault(level, 1.0))),
            at.oneOf("period", "When it renews.", BudgetRule.Period.class)
                .or(BudgetRule.Period.MONTH)));
  }

  /** Returns the defaults of an agent at this risk level. */
  public Start start(RiskLevel level) {
    Start start = levels.get(level);
    if (start == null) {
      throw new IllegalStateException("no start for " + level);
    }
    return start;
  }
}
