package io.signalbox.bot.slack.command.removal;

import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.element.ButtonElement;
import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.outbox.OutboxPost;
import io.signalbox.ingestion.removal.HeldRemoval;
import java.util.List;
import java.util.Optional;

/**
 * Renders the message about a held removal: documents that are gone at their source but kept for an
 * admin's decision. Pure.
 */
final class RemovalView {
  static final String LET_THROUGH = "removal_let_through";

  private RemovalView() {}

  /**
   * Parsed value of the button: the number of gone documents that was shown, and the source; may be
   * forged.
   */
  record ButtonValue(long gone, String source) {}

  static OutboxPost notice(HeldRemoval removal, String person) {
    String text =
        "%d of %d %s of the source *%s* are gone where they came from. I kept them, since that is more than a fifth of it and may be a mistake there."
            .formatted(
                removal.gone(),
                removal.known(),
                removal.unit(),
                MrkdwnText.escaped(removal.source()));
    ButtonElement button =
        BlockKit.button(LET_THROUGH, "Remove them", removal.gone() + "|" + removal.source());
    button.setStyle("danger");
    return new OutboxPost(
        "held-removal:%s:%d:%d:%s"
            .formatted(removal.source(), removal.heldAt().toEpochMilli(), removal.gone(), person),
        OutboxPost.Target.channel(person),
        text,
        Optional.of(
            BlockKit.json(List.of(BlockKit.section(text), Blocks.actions(List.of(button))))));
  }

  static ButtonValue value(String text) {
    return text.matches("\\d{1,12}\\|[\\w.-]{1,100}")
        ? new ButtonValue(
            Long.parseLong(text.substring(0, text.indexOf('|'))),
            text.substring(text.indexOf('|') + 1))
        : new ButtonValue(0, "");
  }
}
