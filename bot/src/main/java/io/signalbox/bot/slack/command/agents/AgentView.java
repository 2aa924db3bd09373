package io.signalbox.bot.slack.command.agents;

import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.view.View;
import com.slack.api.util.json.GsonFactory;
import io.signalbox.bot.slack.Mrkdwn;
import io.signalbox.tools.agent.Agent;
import io.signalbox.tools.agent.AgentOutcome;
import io.signalbox.tools.agent.Connection;
import io.signalbox.tools.agent.Risk;
import io.signalbox.tools.agent.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Rendering of an agent as text and messages. Pure; every text of a stranger is escaped. */
final class AgentView {
  private AgentView() {}

  static String title(Agent agent) {
    return "*"
        + Mrkdwn.escaped(agent.name())
        + "*  "
        + state(agent)
        + ", risk "
        + agent.level().label();
  }

  private static String state(Agent agent) {
    String due = agent.dueAt().map(Mrkdwn::time).orElse("");
    return switch (agent.state()) {
      case WAITING -> "waits for its approvers until " + due;
      case EXCEPTED -> "runs as an exception until " + due;
      case SHADOW, REGISTERED, SANCTIONED, REFUSED, RETIRED ->
          agent.state().name().toLowerCase(Locale.ROOT);
    };
  }

  /** Its level with the reasons. */
  static String risk(Agent agent) {
    return "Risk *"
        + agent.level().label()
        + "*: "
        + Risk.of(agent.profile()).reasons().stream()
            .map(Risk.Reason::sentence)
            .map(Mrkdwn::escaped)
            .collect(Collectors.joining("; "))
        + ".";
  }

  static String checklist(List<Step> steps) {
    boolean done = steps.stream().allMatch(Step::done);
    return (done ? "*Nothing is missing*\n" : "*Until it is sanctioned*\n")
        + steps.stream()
            .map(
                step ->
                    step.done() ? "☑ " + step.title() : "☐ " + step.title() + ": " + step.next())
            .collect(Collectors.joining("\n"));
  }

  /** Returns the public summary of an agent: state and latest event. */
  static String summary(Agent agent) {
    return title(agent) + "\n" + Mrkdwn.escaped(agent.profile().purpose()) + "\n" + risk(agent);
  }

  /** The message that its owner has. */
  static String ownersBlocks(Agent agent, String sentence) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Dialogs.section(summary(agent)));
    blocks.add(Blocks.actions(ownersButtons(agent)));
    blocks.add(Dialogs.section("_" + Mrkdwn.escaped(sentence) + "_"));
    return json(blocks);
  }

  /** Returns the buttons offered to an agent's owner. */
  static List<BlockElement> ownersButtons(Agent agent) {
    BlockElement change =
        Dialogs.button(
            ActionNames.OPEN_FORM,
            agent.state() == Agent.State.SHADOW ? "Register it" : "Change what is said of it",
            agent.name());
    return agent.state().mayCall()
        ? List.of(Dialogs.button(ActionNames.KEY, "Show me its key", agent.name()), change)
        : List.of(change);
  }

  /** Returns the buttons offered to an approver. */
  static List<BlockElement> verdicts(Agent agent) {
    return List.of(
        Dialogs.button(ActionNames.ALLOW, "Allow it", agent.name()),
        Dialogs.button(ActionNames.EXCEPT, "Allow it for a while", agent.name()),
        Dialogs.button(ActionNames.REFUSE, "Refuse", agent.name()));
  }

  /** The message that an approver has. */
  static String approversBlocks(Agent agent, String owner, String sentence) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Dialogs.section("An agent of " + owner + "\n" + summary(agent)));
    if (agent.state() == Agent.State.WAITING) {
      blocks.add(Blocks.actions(verdicts(agent)));
    }
    blocks.add(Dialogs.section("_" + Mrkdwn.escaped(sentence) + "_"));
    return json(blocks);
  }

  private static String json(List<LayoutBlock> blocks) {
    return GsonFactory.createSnakeCase().toJson(blocks);
  }

  /** After registering, without a key. */
  static View registered(Agent agent, List<Step> steps, String more) {
    return Dialogs.notice(
        "Registered",
        List.of(
            Dialogs.section(title(agent) + "\n" + risk(agent) + "\n" + more),
            Dialogs.section(checklist(steps))));
  }

  /** The key, in a dialog and nowhere else. */
  static View key(AgentOutcome.Key key, Connection connection, List<Step> steps) {
    String shown = key.key().key().reveal();
    return Dialogs.notice(
        "Its key",
        List.of(
            Dialogs.section(
                title(key.agent())
                    + "\n"
                    + risk(key.agent())
                    + "\nThis is its key, *shown this once*; one before it has ended. Route `"
                    + Mrkdwn.escaped(connection.route())
                    + "`."),
            Dialogs.section("```" + Mrkdwn.escaped(connection.environment(shown)) + "```"),
            Dialogs.section("A first call:\n```" + Mrkdwn.escaped(connection.curl(shown)) + "```"),
            Dialogs.section("LangChain4j:\n```" + Mrkdwn.escaped(connection.langChain4j()) + "```"),
            Dialogs.section(checklist(steps))));
  }
}
