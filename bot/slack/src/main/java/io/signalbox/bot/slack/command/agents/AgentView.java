package io.signalbox.bot.slack.command.agents;

import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.view.View;
import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.dialog.DialogViews;
import io.signalbox.tools.workflow.agent.Agent;
import io.signalbox.tools.workflow.agent.AgentOutcome;
import io.signalbox.tools.workflow.agent.GatewayConnection;
import io.signalbox.tools.workflow.agent.RegistrationStep;
import io.signalbox.tools.workflow.agent.RiskAssessment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Renders an agent's state, risk, checklist and buttons as Slack messages and dialogs. Pure; every
 * text of a stranger is escaped.
 */
final class AgentView {
  private AgentView() {}

  static String title(Agent agent) {
    return "*"
        + MrkdwnText.escaped(agent.name())
        + "*  "
        + state(agent)
        + ", risk "
        + agent.level().label();
  }

  /** Returns a line with what happened; empty where the title says the same. */
  static String news(Agent agent, String sentence) {
    return sentence.equals(state(agent)) ? "" : "\n" + MrkdwnText.escaped(sentence) + ".";
  }

  private static String state(Agent agent) {
    String due = agent.dueAt().map(MrkdwnText::time).orElse("");
    return switch (agent.state()) {
      case WAITING -> "waiting for approval until " + due;
      case EXCEPTED -> "approved as an exception until " + due;
      case SHADOW, REGISTERED, SANCTIONED, REFUSED, RETIRED ->
          agent.state().name().toLowerCase(Locale.ROOT);
    };
  }

  /** Returns the agent's risk level with the reasons. */
  static String risk(Agent agent) {
    return "Risk *"
        + agent.level().label()
        + "*: "
        + RiskAssessment.of(agent.profile()).reasons().stream()
            .map(RiskAssessment.Reason::sentence)
            .map(MrkdwnText::escaped)
            .collect(Collectors.joining("; "))
        + ".";
  }

  /** Returns the reasons for the agent's risk level, each with what would remove it. */
  static String riskWithRemedies(Agent agent) {
    String remedies =
        RiskAssessment.of(agent.profile()).reasons().stream()
            .filter(reason -> !reason.remedy().isEmpty())
            .map(
                reason ->
                    "\n• "
                        + MrkdwnText.escaped(reason.sentence())
                        + ": try "
                        + MrkdwnText.escaped(reason.remedy()))
            .collect(Collectors.joining());
    return remedies.isEmpty() ? "" : "*What would lower its risk*" + remedies + "\n";
  }

  static String checklist(Agent agent, List<RegistrationStep> steps) {
    boolean done = steps.stream().allMatch(RegistrationStep::done);
    return (done ? "*Checklist complete*\n" : "*Checklist for sanctioning*\n")
        + steps.stream()
            .map(step -> RegistrationChecklist.line(agent, step))
            .collect(Collectors.joining("\n"));
  }

  /** Returns the public summary of an agent: name, state, purpose and risk. */
  static String summary(Agent agent) {
    return title(agent) + "\n" + MrkdwnText.escaped(agent.profile().purpose()) + "\n" + risk(agent);
  }

  /** Returns the blocks, as JSON, of the message to the agent's owner. */
  static String ownersBlocks(Agent agent, String sentence) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(BlockKit.section(summary(agent)));
    blocks.add(Blocks.actions(ownersButtons(agent)));
    if (!sentence.equals(state(agent))) {
      blocks.add(BlockKit.section("_" + MrkdwnText.escaped(sentence) + "_"));
    }
    return BlockKit.json(blocks);
  }

  /** Returns the buttons offered to an agent's owner. */
  static List<BlockElement> ownersButtons(Agent agent) {
    BlockElement change =
        BlockKit.button(
            ActionNames.OPEN_FORM,
            agent.state() == Agent.AgentState.SHADOW ? "Register" : "Edit",
            agent.name());
    return agent.state().mayCall()
        ? List.of(BlockKit.button(ActionNames.KEY, "Show key", agent.name()), change)
        : List.of(change);
  }

  /** Returns the buttons offered to an approver. */
  static List<BlockElement> verdicts(Agent agent) {
    return List.of(
        BlockKit.button(ActionNames.ALLOW, "Approve", agent.name()),
        BlockKit.button(ActionNames.EXCEPT, "Approve for now", agent.name()),
        BlockKit.button(ActionNames.REFUSE, "Deny", agent.name()));
  }

  /** Returns the blocks, as JSON, of the message to an approver. */
  static String approversBlocks(Agent agent, String owner, String sentence) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(BlockKit.section("An agent of " + owner + "\n" + summary(agent)));
    if (agent.state() == Agent.AgentState.WAITING) {
      blocks.add(Blocks.actions(verdicts(agent)));
    }
    blocks.add(BlockKit.section("_" + MrkdwnText.escaped(sentence) + "_"));
    return BlockKit.json(blocks);
  }

  /** Returns the dialog after a registration that shows no key. */
  static View registered(Agent agent, List<RegistrationStep> steps, String more) {
    return DialogViews.notice(
        "Registered",
        List.of(
            BlockKit.section(title(agent) + "\n" + risk(agent) + "\n" + more),
            BlockKit.section(checklist(agent, steps))));
  }

  /** Returns the dialog that shows an agent's new key, the only place where the key appears. */
  static View key(
      AgentOutcome.Key key, GatewayConnection connection, List<RegistrationStep> steps) {
    String shown = key.key().key().reveal();
    return DialogViews.notice(
        "Agent key",
        List.of(
            BlockKit.section(
                title(key.agent())
                    + "\n"
                    + risk(key.agent())
                    + "\nThis is its key, *shown this once*; one before it has ended. Route `"
                    + MrkdwnText.escaped(connection.route())
                    + "`."),
            BlockKit.section("```" + MrkdwnText.escaped(connection.environment(shown)) + "```"),
            BlockKit.section(
                "A first call:\n```" + MrkdwnText.escaped(connection.curl(shown)) + "```"),
            BlockKit.section(
                "LangChain4j:\n```" + MrkdwnText.escaped(connection.langChain4j()) + "```"),
            BlockKit.section(checklist(key.agent(), steps))));
  }
}
