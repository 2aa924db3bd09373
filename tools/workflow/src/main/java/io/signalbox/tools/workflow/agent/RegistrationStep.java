package io.signalbox.tools.workflow.agent;

import io.signalbox.tools.core.agent.AgentProfile;
import java.util.Arrays;
import java.util.List;

/** Item of the checklist that an agent has to complete to be sanctioned. */
public record RegistrationStep(SanctionCriterion criterion, boolean done) {

  /** Criteria of the checklist for sanctioned agents, in display order. */
  public enum SanctionCriterion {
    OWNER_HERE,
    DEPUTY,
    READABLE_CODE,
    EVALUATION,
    LOGGING,
    NO_KEYS_OF_ITS_OWN,
    GATEWAY_CALLS,
    LEAVE_TO_RUN
  }

  /** Evaluates every criterion of the checklist for an agent. */
  public static List<RegistrationStep> of(Agent agent, boolean callsThroughGateway) {
    return Arrays.stream(SanctionCriterion.values())
        .map(each -> new RegistrationStep(each, isMet(each, agent, callsThroughGateway)))
        .toList();
  }

  private static boolean isMet(
      SanctionCriterion criterion, Agent agent, boolean callsThroughGateway) {
    AgentProfile profile = agent.profile();
    return switch (criterion) {
      case OWNER_HERE -> !profile.owner().isBlank() && !agent.ownerGone();
      case DEPUTY -> !profile.deputy().isBlank();
      case READABLE_CODE -> !profile.practice().repository().isBlank();
      case EVALUATION -> !profile.practice().evaluation().isBlank();
      case LOGGING -> !profile.practice().logging().isBlank();
      case NO_KEYS_OF_ITS_OWN ->
          profile.keys() == AgentProfile.Keys.GATEWAY || profile.keys() == AgentProfile.Keys.NONE;
      case GATEWAY_CALLS -> callsThroughGateway;
      case LEAVE_TO_RUN ->
          agent.state() == Agent.AgentState.REGISTERED
              || agent.state() == Agent.AgentState.SANCTIONED;
    };
  }
}
