package io.signalbox.bot.slack.command.approval;

import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.BlockCompositions;
import com.slack.api.model.block.element.ButtonElement;
import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.outbox.OutboxPost;
import io.signalbox.tools.gateway.approval.Approval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Renders an approval of a gateway call as a Slack message with buttons. Pure. */
final class ApprovalView {
  static final String AGREE = "approval_agree";
  static final String REFUSE = "approval_refuse";
  private static final int LONGEST = 2_500;

  private ApprovalView() {}

  /** Returns the message that asks the approver. */
  static OutboxPost question(Approval approval) {
    Approval.Wish wish = approval.wish();
    OutboxPost.Target target =
        wish.thread()
            .map(thread -> OutboxPost.Target.thread(wish.channel(), thread))
            .orElseGet(() -> OutboxPost.Target.channel(wish.channel()));
    return new OutboxPost(id(approval), target, text(approval), Optional.of(blocks(approval)));
  }

  /** Returns the message with the approval's current state. */
  static OutboxPost standing(Approval approval) {
    return new OutboxPost(
        id(approval) + ":now",
        OutboxPost.Target.updateOf(approval.wish().channel(), id(approval)),
        text(approval),
        Optional.of(blocks(approval)));
  }

  private static String id(Approval approval) {
    return "approval:" + approval.id();
  }

  private static String text(Approval approval) {
    return MrkdwnText.person(approval.wish().approver())
        + ": *"
        + MrkdwnText.escaped(MrkdwnText.shortened(approval.wish().sentence(), LONGEST))
        + "?*";
  }

  private static String blocks(Approval approval) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(BlockKit.section(text(approval)));
    if (approval.state() == Approval.ApprovalState.PENDING) {
      ButtonElement agree = BlockKit.button(AGREE, "Approve", approval.id());
      agree.setStyle("primary");
      blocks.add(Blocks.actions(List.of(agree, BlockKit.button(REFUSE, "Deny", approval.id()))));
    }
    blocks.add(
        Blocks.context(
            List.of(
                BlockCompositions.markdownText(MrkdwnText.shortened(state(approval), LONGEST)))));
    return BlockKit.json(blocks);
  }

  private static String state(Approval approval) {
    String by =
        approval
            .decision()
            .map(d -> MrkdwnText.person(d.person()) + ", " + MrkdwnText.time(d.at()))
            .orElse("nobody");
    String came = approval.result().map(text -> " " + MrkdwnText.escaped(text)).orElse("");
    return switch (approval.state()) {
      case PENDING ->
          "Nothing happens until you approve. The request expires "
              + MrkdwnText.time(approval.expiresAt())
              + ".";
      case APPROVED -> ":white_check_mark: Approved by " + by + "." + came;
      case USED ->
          ":white_check_mark: Approved by "
              + by
              + "."
              + (came.isEmpty() && approval.wish().arguments().isPresent()
                  ? " Working on it."
                  : came);
      case REFUSED -> ":x: Denied by " + by + ". Nothing was done.";
      case EXPIRED -> ":hourglass: Nobody decided in time. Nothing was done.";
    };
  }
}
