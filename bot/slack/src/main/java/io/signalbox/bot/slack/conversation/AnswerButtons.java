package io.signalbox.bot.slack.conversation;

import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.ContextActionsBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.BlockCompositions;
import com.slack.api.model.block.composition.ConfirmationDialogObject;
import com.slack.api.model.block.composition.FeedbackButtonObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.BlockElements;
import com.slack.api.model.block.element.FeedbackButtonsElement;
import io.signalbox.bot.slack.client.MrkdwnText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builder of the Block Kit buttons under an answer: feedback, More, Show to channel, hand-over,
 * correction. Pure.
 */
final class AnswerButtons {
  static final String HELPED = "helped";
  static final String DID_NOT_HELP = "did_not_help";

  /** Longest text of a confirmation, in characters; Slack takes 300. */
  private static final int LONGEST_CONFIRMATION = 290;

  private static final String HANDED_OVER =
      "Your question is posted for whoever can help, with what was found as far as everyone in this"
          + " channel may see it.";

  private AnswerButtons() {}

  /**
   * Returns the blocks that end the last message of an answer.
   *
   * @param show whether only the asker sees it, who may show it to the channel
   */
  static List<LayoutBlock> under(StoredAnswer answer, boolean show) {
    List<LayoutBlock> buttons = new ArrayList<>();
    List<BlockElement> elements = new ArrayList<>();
    if (!answer.content().more().isEmpty()) {
      elements.add(button(ActionIds.MORE, "More", answer.id(), null));
    }
    if (show) {
      elements.add(
          button(ActionIds.SHOW, "Show to channel", answer.id(), confirm(shown(answer), "Show")));
    }
    elements.add(
        button(
            ActionIds.HAND_OVER,
            "Not quite, ask a human",
            answer.id(),
            show ? confirm(HANDED_OVER, "Ask") : null));
    if (!answer.content().sources().isEmpty()) {
      elements.add(button(ActionIds.CORRECT, "Correct", answer.id(), null));
    }
    buttons.add(Blocks.actions(elements));
    if (answer.kind() != AnswerKind.NONE) {
      buttons.add(feedback(answer.id()));
    }
    return buttons;
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

  private static String shown(StoredAnswer answer) {
    List<String> places = answer.content().places();
    return MrkdwnText.shortened(
        "Everyone in this channel will see your question, this answer and its sources"
            + (places.isEmpty() ? "." : ": " + String.join("; ", places)),
        LONGEST_CONFIRMATION);
  }

  private static ConfirmationDialogObject confirm(String text, String yes) {
    return ConfirmationDialogObject.builder()
        .title(BlockCompositions.plainText("Post it in this channel?"))
        .text(BlockCompositions.plainText(text))
        .confirm(BlockCompositions.plainText(yes))
        .deny(BlockCompositions.plainText("Cancel"))
        .build();
  }

  private static BlockElement button(
      String action, String text, String value, @Nullable ConfirmationDialogObject confirm) {
    return BlockElements.button(
        button ->
            button
                .actionId(action)
                .text(BlockCompositions.plainText(text))
                .value(value)
                .confirm(confirm));
  }
}
