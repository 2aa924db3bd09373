package io.signalbox.bot.slack.command.agents;

import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.dialog.DialogFields;
import io.signalbox.bot.slack.dialog.DialogViews;
import java.util.ArrayList;
import java.util.List;

/** Renders the list of unregistered agents and the draft message to a likely owner. Pure. */
final class DiscoveryView {
  static final String PERSON = "person";
  static final String TEXT = "text";
  private static final int MOST = 15;
  private static final int LONGEST_TEXT = 3_000;

  private DiscoveryView() {}

  /** Returns the list as text, for clients without blocks. */
  static String text(List<UnregisteredAgent> found) {
    return found.isEmpty()
        ? "Nothing was found that nobody registered."
        : found.size()
            + " may be agents that nobody registered. `/agents invite @name NUMBER` writes to"
            + " somebody, `/agents dismiss NUMBER` dismisses one.";
  }

  static List<LayoutBlock> list(List<UnregisteredAgent> found) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(BlockKit.section(text(found)));
    for (UnregisteredAgent each : found.subList(0, Math.min(MOST, found.size()))) {
      String number = Long.toString(each.discovery().number());
      blocks.add(
          BlockKit.section(
              "*"
                  + number
                  + "* We saw "
                  + MrkdwnText.escaped(MrkdwnText.shortened(each.discovery().seen(), 400))
                  + ", noted "
                  + MrkdwnText.time(each.discovery().seenAt())
                  + "."
                  + each.likelyOwner()
                      .map(who -> " Perhaps of " + MrkdwnText.person(who) + ".")
                      .orElse("")));
      blocks.add(
          Blocks.actions(
              List.of(
                  BlockKit.button(ActionNames.WRITE, "Message the owner", number),
                  BlockKit.button(ActionNames.DISMISS, "Dismiss", number))));
    }
    if (found.size() > MOST) {
      blocks.add(
          BlockKit.section((found.size() - MOST) + " more come when some of these are decided."));
    }
    return blocks;
  }

  /** Returns the dialog with the draft message to the likely owner, for editing and sending. */
  static View message(UnregisteredAgent finding) {
    return DialogViews.form(
        ActionNames.SEND,
        "Message the owner",
        "Send",
        Long.toString(finding.discovery().number()),
        List.of(
            DialogFields.required(
                PERSON, "To whom?", DialogFields.person(PERSON, finding.likelyOwner())),
            DialogFields.required(
                TEXT,
                "What I say to them",
                DialogFields.lines(TEXT, LONGEST_TEXT, finding.discovery().draft()))));
  }
}
