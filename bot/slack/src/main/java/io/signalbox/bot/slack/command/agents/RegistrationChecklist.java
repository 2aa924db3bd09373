package io.signalbox.bot.slack.command.agents;

import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.tools.workflow.agent.Agent;
import io.signalbox.tools.workflow.agent.RegistrationStep;
import io.signalbox.tools.workflow.agent.RegistrationStep.SanctionCriterion;

/**
 * Renders the steps towards an agent's sanctioning as checklist lines, an open one with the next
 * action. Pure.
 */
final class RegistrationChecklist {
  private RegistrationChecklist() {}

  static String line(Agent agent, RegistrationStep step) {
    return step.done()
        ? "☑ " + title(step.criterion())
        : "☐ " + title(step.criterion()) + ": " + next(agent, step.criterion()) + ".";
  }

  private static String title(SanctionCriterion criterion) {
    return switch (criterion) {
      case OWNER_HERE -> "an owner who is in Slack";
      case DEPUTY -> "a deputy";
      case READABLE_CODE -> "a link to its code or prompt";
      case EVALUATION -> "an evaluation";
      case LOGGING -> "logging";
      case NO_KEYS_OF_ITS_OWN -> "no keys of its own";
      case GATEWAY_CALLS -> "calls through the gateway";
      case LEAVE_TO_RUN -> "approval";
    };
  }

  private static String next(Agent agent, SanctionCriterion criterion) {
    String name = MrkdwnText.escaped(agent.name());
    String again = " and send `/register-agent " + name + "` again";
    return switch (criterion) {
      case OWNER_HERE -> "Name somebody who is in Slack as its owner" + again;
      case DEPUTY -> "Name a deputy" + again;
      case READABLE_CODE -> "Link its repository or prompt" + again;
      case EVALUATION ->
          "Write ten questions with right answers (`/agents start` has a file to begin with)"
              + again;
      case LOGGING -> "Say where its runs are logged" + again;
      case NO_KEYS_OF_ITS_OWN ->
          "Move it to the key that Signalbox gave, delete the old one, choose gateway keys" + again;
      case GATEWAY_CALLS ->
          "Make one call with its key; `/agents key " + name + "` shows a new one";
      case LEAVE_TO_RUN ->
          agent.state() == Agent.AgentState.REFUSED
              ? "Change what the approvers objected to" + again
              : "Nothing to do: the approvers have been asked";
    };
  }
}
