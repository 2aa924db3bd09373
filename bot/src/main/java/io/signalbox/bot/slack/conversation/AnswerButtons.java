package io.signalbox.bot.slack.conversation;

import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.ContextActionsBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.BlockCompositions;
import com.slack.api.model.block.composition.FeedbackButtonObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.BlockElements;
import com.slack.api.model.block.element.FeedbackButtonsElement;
import java.util.ArrayList;
import java.util.List;

/** The buttons under an answer. Pure. */
final class AnswerButtons {
  static final String HELPED = "helped";
  static final String DID_NOT_HELP = "did_not_help";

  private AnswerButtons() {}

  /**
   * The last message of an answer with its buttons.
   *
   * @param message its blocks, as JSON
   * @param show whether only the asker sees it, who may show it to the channel
   */
  static String under(String message, GivenAnswer answer, boolean show) {
    List<LayoutBlock> buttons = new ArrayList<>();
    List<BlockElement> elements = new ArrayList<>();
    if (show) {
      elements.add(button(ActionIds.SHOW, "Show to channel", answer.id()));
    }
    elements.add(button(ActionIds.HAND_OVER, "Not quite, ask a human", answer.id()));
    if (!answer.content().sources().isEmpty()) {
      elements.add(button(ActionIds.CORRECT, "Correct", answer.id()));
    }
    buttons.add(Blocks.actions(elements));
    if (!answer.kind().equals("none")) {
      buttons.add(feedback(answer.id()));
    }
    String more = AnswerView.json(buttons);
    return message.substring(0, message.length() - 1) + "," + more.substring(1);
  }

  private static LayoutBlock feedback(String id) {
    return ContextActionsBlock.builder()
        .elements(
            List.of(
                FeedbackButtonsElement.builder()
                    .actionId(ActionIds.FEEDBACK)
                    .positiveButton(
                        FeedbackButtonObject.builder()
                            .text(BlockCompositions.plainText("Helped"))
                            .value(HELPED + " " + id)
                            .build())
                    .negativeButton(
                        FeedbackButtonObject.builder()
                            .text(BlockCompositions.plainText("Did not help"))
                            .value(DID_NOT_HELP + " " + id)
                            .build())
                    .build()))
        .build();
  }

  private static BlockElement button(String action, String text, String value) {
    return BlockElements.button(
        button -> button.actionId(action).text(BlockCompositions.plainText(text)).value(value));
  }
}
