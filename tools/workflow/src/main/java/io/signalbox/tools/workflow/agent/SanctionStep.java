package io.signalbox.tools.workflow.agent;

import java.util.ArrayList;
import java.util.List;

/**
 * One step on an agent's way to being sanctioned.
 *
 * @param next exactly what to do; nothing where it is done
 */
public record SanctionStep(String title, boolean done, String next) {

  /** Returns all steps of an agent. */
  public static List<SanctionStep> of(Agent agent, boolean callsThroughGateway) {
    AgentProfile profile = agent.profile();
    String again = " and send `/register-agent " + profile.name() + "` again";
    List<SanctionStep> steps = new ArrayList<>();
    steps.add(
        step(
            "an owner who is here",
            !profile.owner().isBlank() && !agent.ownerGone(),
            "Name somebody who is in Slack as its owner" + again));
    steps.add(step("a deputy", !profile.deputy().isBlank(), "Name a deputy" + again));
    steps.add(
        step(
            "code or prompt that can be read",
            !profile.practice().repository().isBlank(),
            "Link its repository or prompt" + again));
    steps.add(
        step(
            "an evaluation",
            !profile.practice().evaluation().isBlank(),
            "Write ten questions with right answers (`/agents start` has a file to begin with)"
                + again));
    steps.add(
        step(
            "logging",
            !profile.practice().logging().isBlank(),
            "Say where its runs are logged" + again));
    running(agent, callsThroughGateway, again, steps);
    return List.copyOf(steps);
  }

  private static void running(
      Agent agent, boolean callsThroughGateway, String again, List<SanctionStep> steps) {
    AgentProfile profile = agent.profile();
    steps.add(
        step(
            "no keys of its own",
            profile.keys() == AgentProfile.Keys.GATEWAY || profile.keys() == AgentProfile.Keys.NONE,
            "Move it to the key that Signalbox gave, delete the old one, choose gateway keys"
                + again));
    steps.add(
        step(
            "calls through the gateway",
            callsThroughGateway,
            "Make one call with its key; `/agents key " + profile.name() + "` shows a new one"));
    steps.add(
        step(
            "leave to run",
            agent.state() == Agent.AgentState.REGISTERED
                || agent.state() == Agent.AgentState.SANCTIONED,
            agent.state() == Agent.AgentState.REFUSED
                ? "Change what the approvers did not like" + again
                : "Nothing: the approvers are asked, and their clock runs"));
  }

  private static SanctionStep step(String title, boolean done, String next) {
    return new SanctionStep(title, done, done ? "" : next + ".");
  }
}
