package io.signalbox.bot.slack.command.agents;

import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.tools.workflow.agent.Agent;
import io.signalbox.tools.workflow.agent.RegistrationStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Renders App Home sections with a person's agents and the approvals that wait for them. Pure. */
final class HomeView {
  /**
   * Most agents listed on App Home, where Slack takes a hundred blocks for all workflows together.
   */
  private static final int MOST = 8;

  private HomeView() {}

  /**
   * Returns the blocks of approvals and open registration steps that wait for a person.
   *
   * @param findings steps that own agents lack, by agent
   */
  static List<LayoutBlock> needs(List<Agent> waiting, Map<Agent, List<RegistrationStep>> findings) {
    List<LayoutBlock> blocks = new ArrayList<>();
    some(waiting)
        .forEach(
            agent ->
                add(
                    blocks,
                    ":ballot_box_with_check: *Approval*  " + AgentView.summary(agent),
                    AgentView.verdicts(agent)));
    blocks.addAll(more(waiting));
    findings.forEach(
        (agent, steps) ->
            add(
                blocks,
                ":mag: "
                    + AgentView.title(agent)
                    + "\n"
                    + RegistrationChecklist.line(agent, steps.getFirst())
                    + (steps.size() > 1 ? " _%d more open._".formatted(steps.size() - 1) : ""),
                AgentView.ownersButtons(agent)));
    return blocks;
  }

  static List<LayoutBlock> of(List<Agent> mine) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(BlockKit.header("Agents"));
    if (mine.isEmpty()) {
      blocks.add(BlockKit.section("You don't own any agents."));
    }
    some(mine)
        .forEach(agent -> add(blocks, AgentView.title(agent), AgentView.ownersButtons(agent)));
    blocks.addAll(more(mine));
    blocks.add(BlockKit.section("`/agents` lists all agents, `/agents roadmap` what people need."));
    blocks.add(
        Blocks.actions(
            List.of(
                BlockKit.button(ActionNames.OPEN_FORM, "Register an agent", ""),
                BlockKit.button(ActionNames.OPEN_START, "Start from a template", ""))));
    return blocks;
  }

  private static void add(List<LayoutBlock> blocks, String text, List<BlockElement> buttons) {
    blocks.add(BlockKit.section(text));
    blocks.add(Blocks.actions(buttons));
  }

  private static List<Agent> some(List<Agent> agents) {
    return agents.subList(0, Math.min(MOST, agents.size()));
  }

  private static List<LayoutBlock> more(List<Agent> agents) {
    return agents.size() <= MOST
        ? List.of()
        : List.of(BlockKit.section((agents.size() - MOST) + " more: `/agents list`."));
  }
}
