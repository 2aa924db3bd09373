package io.signalbox.bot.slack.command.agents;

import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.tools.workflow.agent.Agent;
import java.util.ArrayList;
import java.util.List;

/** Home section with a person's agents and the approvals that wait for them. Pure. */
final class HomeView {
  /** Slack takes a hundred blocks on a page, and other workflows have some too. */
  private static final int MOST = 8;

  private HomeView() {}

  static List<LayoutBlock> of(List<Agent> mine, List<Agent> waiting) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(BlockKit.header("Agents"));
    if (mine.isEmpty()) {
      blocks.add(BlockKit.section("You own none."));
    }
    some(mine)
        .forEach(agent -> add(blocks, AgentView.title(agent), AgentView.ownersButtons(agent)));
    blocks.addAll(more(mine));
    if (!waiting.isEmpty()) {
      blocks.add(BlockKit.section("*Waiting for your word*"));
      some(waiting)
          .forEach(agent -> add(blocks, AgentView.summary(agent), AgentView.verdicts(agent)));
      blocks.addAll(more(waiting));
    }
    blocks.add(
        BlockKit.section("Everybody's are in `/agents`, what people need in `/agents roadmap`."));
    blocks.add(
        Blocks.actions(
            List.of(
                BlockKit.button(ActionNames.OPEN_FORM, "Register an agent", ""),
                BlockKit.button(ActionNames.OPEN_START, "Start a new one", ""))));
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
