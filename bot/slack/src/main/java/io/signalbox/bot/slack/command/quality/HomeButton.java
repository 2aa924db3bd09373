package io.signalbox.bot.slack.command.quality;

import com.slack.api.bolt.App;
import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.LayoutBlock;
import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.bot.slack.command.ButtonPresses;
import io.signalbox.bot.slack.command.SlackWorkflow;
import java.util.List;
import java.util.function.Supplier;

/**
 * Workflow that adds a section with one button to App Home, used by the demo to break an agent.
 *
 * @param text Slack markup above the button
 * @param pressed does it, and returns what is said to the person who pressed
 */
public record HomeButton(String title, String text, String label, Supplier<String> pressed)
    implements SlackWorkflow {
  private static final String ACTION = "quality_home_switch";

  @Override
  public void register(App app) {
    app.blockAction(
        ACTION,
        (request, context) -> {
          ButtonPresses.tell(request, context, pressed.get());
          return context.ack();
        });
  }

  @Override
  public List<LayoutBlock> home(String user) {
    return List.of(
        BlockKit.header(title),
        BlockKit.section(text),
        Blocks.actions(List.of(BlockKit.button(ACTION, label, "switch"))));
  }
}
