package io.signalbox.tools.workflow.agent;

import io.signalbox.tools.core.agent.AgentProfile;
import io.signalbox.tools.core.agent.RiskLevel;
import io.signalbox.tools.core.route.DataClass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Risk level of an agent with the rules that led to it; the same profile always gets the same
 * level.
 *
 * @param reasons never empty
 */
public record RiskAssessment(RiskLevel level, List<Reason> reasons) {

  /**
   * Rule that applied to the agent, with the level that it demands.
   *
   * @param remedy what would take it away; empty where nothing needs to
   */
  public record Reason(RiskLevel level, String sentence, String remedy) {}

  private static final String CONFIRM =
      "a tool route with `approval: true`, so that a person confirms each change";

  private static final String REDACT = "a route that redacts, which then counts as internal data";

  public RiskAssessment {
    reasons = List.copyOf(reasons);
  }

  /** Rates an agent's profile; the highest level that any rule demands counts. */
  public static RiskAssessment of(AgentProfile agent) {
    List<Reason> reasons = new ArrayList<>();
    data(agent.dataClass(), reasons);
    powers(agent.powers(), reasons);
    if (agent.keys() == AgentProfile.Keys.PERSONAL) {
      add(
          reasons,
          RiskLevel.MODERATE,
          "it runs on somebody's personal key",
          "the gateway key of its own");
    }
    if (reasons.isEmpty()) {
      add(
          reasons,
          RiskLevel.LOW,
          "it reads " + agent.dataClass().label() + " data and only reads",
          "");
    }
    RiskLevel worst =
        reasons.stream().map(Reason::level).max(Comparator.naturalOrder()).orElse(RiskLevel.LOW);
    return new RiskAssessment(worst, reasons);
  }

  private static void powers(AgentProfile.Powers can, List<Reason> reasons) {
    if (can.writes() && can.unattended() && can.outsiders()) {
      add(reasons, RiskLevel.CRITICAL, "outsiders can make it change things unattended", CONFIRM);
    } else if (can.writes() && can.unattended()) {
      add(reasons, RiskLevel.HIGH, "it changes things unattended", CONFIRM);
    } else if (can.writes()) {
      add(
          reasons,
          RiskLevel.MODERATE,
          "it can change things under supervision",
          "read-only tool routes");
    } else if (can.unattended()) {
      add(reasons, RiskLevel.MODERATE, "it runs unattended", "a person who reads what it makes");
    }
    if (can.outsiders()) {
      add(
          reasons,
          RiskLevel.HIGH,
          "people outside the company use it",
          "inside users first, with an evaluation");
    }
  }

  private static void data(DataClass data, List<Reason> reasons) {
    switch (data) {
      case RESTRICTED -> add(reasons, RiskLevel.CRITICAL, "it reads restricted data", REDACT);
      case CONFIDENTIAL -> add(reasons, RiskLevel.HIGH, "it reads confidential data", REDACT);
      case INTERNAL, PUBLIC -> {}
    }
  }

  private static void add(List<Reason> reasons, RiskLevel level, String sentence, String remedy) {
    reasons.add(new Reason(level, sentence, remedy));
  }
}
