package io.signalbox.bot.slack.command.escalate;

import com.slack.api.model.block.LayoutBlock;
import java.util.List;

/**
 * Reply of an escalation handler: text and blocks for the person who typed or pressed, and whether
 * it was done.
 *
 * @param blocks empty for plain text
 * @param done whether it says that something was done, not why it was not
 */
record EscalateReply(String text, List<LayoutBlock> blocks, boolean done) {
  EscalateReply {
    blocks = List.copyOf(blocks);
  }

  static EscalateReply of(String text) {
    return new EscalateReply(text, List.of(), /* done= */ false);
  }

  static EscalateReply done(String text) {
    return new EscalateReply(text, List.of(), /* done= */ true);
  }
}
