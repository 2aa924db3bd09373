package io.signalbox.bot.slack.command.agents;

import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.BlockCompositions;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.BlockElements;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import io.signalbox.bot.slack.client.MrkdwnText;
import java.util.List;

/** Builder of dialogs and of the blocks they share. Pure. */
final class AgentDialogs {
  private static final int LONGEST = 2_900;

  private AgentDialogs() {}

  static View form(String id, String title, String submit, List<LayoutBlock> blocks) {
    return base(title, "Cancel", blocks)
        .callbackId(id)
        .submit(ViewSubmit.builder().type("plain_text").text(submit).build())
        .build();
  }

  /** Returns a dialog with text only. */
  static View notice(String title, List<LayoutBlock> blocks) {
    return base(title, "Close", blocks).build();
  }

  private static View.ViewBuilder base(String title, String close, List<LayoutBlock> blocks) {
    return View.builder()
        .type("modal")
        .title(ViewTitle.builder().type("plain_text").text(title).build())
        .close(ViewClose.builder().type("plain_text").text(close).build())
        .blocks(List.copyOf(blocks));
  }

  /** A field that has to be filled. */
  static InputBlock input(String id, String label, BlockElement element) {
    return InputBlock.builder()
        .blockId(id)
        .label(BlockCompositions.plainText(label))
        .element(element)
        .build();
  }

  static LayoutBlock section(String markdown) {
    return Blocks.section(
        s -> s.text(BlockCompositions.markdownText(MrkdwnText.shortened(markdown, LONGEST))));
  }

  static ButtonElement button(String action, String label, String value) {
    return BlockElements.button(
        b -> {
          b.actionId(action).text(BlockCompositions.plainText(label));
          return value.isEmpty() ? b : b.value(value);
        });
  }
}
