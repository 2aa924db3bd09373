package io.signalbox.bot.slack.command.agents;

import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElements;
import com.slack.api.model.view.View;
import io.signalbox.bot.slack.client.MrkdwnText;
import java.util.ArrayList;
import java.util.List;

/** Rendering of the discoveries and of the draft message to a likely owner. Pure. */
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
            + " may be agents that nobody registered. `/agents invite @name NUMBER` writes to somebody,"
            + " `/agents dismiss NUMBER` puts one aside.";
  }

  static List<LayoutBlock> list(List<UnregisteredAgent> found) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(AgentDialogs.section(text(found)));
    for (UnregisteredAgent each : found.subList(0, Math.min(MOST, found.size()))) {
      String number = Long.toString(each.discovery().number());
      blocks.add(
          AgentDialogs.section(
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
                  AgentDialogs.button(ActionNames.WRITE, "Write to its owner", number),
                  AgentDialogs.button(ActionNames.DISMISS, "It is nothing", number))));
    }
    if (found.size() > MOST) {
      blocks.add(
          AgentDialogs.section((found.size() - MOST) + " more come when some of these are decided."));
    }
    return blocks;
  }

  /** The message, to be changed and sent. */
  static View message(UnregisteredAgent finding) {
    View view =
        AgentDialogs.form(
            ActionNames.SEND,
            "Write to its owner",
            "Send",
            List.of(
                AgentDialogs.input(
                    PERSON,
                    "To whom?",
                    BlockElements.usersSelect(
                        s -> {
                          s.actionId(PERSON);
                          return finding.likelyOwner().map(s::initialUser).orElse(s);
                        })),
                AgentDialogs.input(
                    TEXT,
                    "What I say to them",
                    BlockElements.plainTextInput(
                        t ->
                            t.actionId(TEXT)
                                .multiline(true)
                                .maxLength(LONGEST_TEXT)
                                .initialValue(finding.discovery().draft())))));
    view.setPrivateMetadata(Long.toString(finding.discovery().number()));
    return view;
  }
}
