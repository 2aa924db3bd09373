package io.signalbox.tools.workflow.agent;

import io.signalbox.tools.core.route.DataClass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A level with every reason for it. Rules decide, not a committee; the same answers always give the
 * same level.
 *
 * @param reasons never empty
 */
public record RiskAssessment(RiskLevel level, List<Reason> reasons) {

  /** One rule that applied. */
  public record Reason(RiskLevel level, String sentence) {}

  public RiskAssessment {
    reasons = List.copyOf(reasons);
  }

  /** Rates an agent; the worst reason counts. */
  public static RiskAssessment of(AgentProfile agent) {
    List<Reason> reasons = new ArrayList<>();
    data(agent.dataClass(), reasons);
    AgentProfile.Powers can = agent.powers();
    if (can.writes() && can.unattended() && can.outsiders()) {
      add(reasons, RiskLevel.CRITICAL, "outsiders can make it change things with nobody looking");
    } else if (can.writes() && can.unattended()) {
      add(reasons, RiskLevel.HIGH, "it changes things with nobody looking");
    } else if (can.writes()) {
      add(reasons, RiskLevel.MODERATE, "it can change things, with a person looking");
    } else if (can.unattended()) {
      add(reasons, RiskLevel.MODERATE, "it runs with nobody looking");
    }
    if (can.outsiders()) {
      add(reasons, RiskLevel.HIGH, "people outside the company use it");
    }
    if (agent.keys() == AgentProfile.Keys.PERSONAL) {
      add(reasons, RiskLevel.MODERATE, "it runs on somebody's personal key");
    }
    if (reasons.isEmpty()) {
      add(reasons, RiskLevel.LOW, "it reads " + agent.dataClass().label() + " data and only reads");
    }
    RiskLevel worst =
        reasons.stream().map(Reason::level).max(Comparator.naturalOrder()).orElse(RiskLevel.LOW);
    return new RiskAssessment(worst, reasons);
  }

  private static void data(DataClass data, List<Reason> reasons) {
    switch (data) {
      case RESTRICTED -> add(reasons, RiskLevel.CRITICAL, "it reads restricted data");
      case CONFIDENTIAL -> add(reasons, RiskLevel.HIGH, "it reads confidential data");
      case INTERNAL, PUBLIC -> {}
    }
  }

  private static void add(List<Reason> reasons, RiskLevel level, String sentence) {
    reasons.add(new Reason(level, sentence));
  }
}
