package io.signalbox.bot.slack.gap;

import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.dialog.DialogFields;
import io.signalbox.bot.slack.dialog.DialogViews;
import io.signalbox.bot.slack.outbox.OutboxPost;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Renders unanswered questions as the weekly message to their likely owner and as a dialog. Pure.
 */
final class GapView {
  static final String DRAFT = "gap_draft";
  static final String THERE = "gap_there";
  static final String NOT_OURS = "gap_not_ours";
  static final String FORM = "gap_there_form";
  static final String PAGE = "gap_page";
  static final String WORDS = "gap_words";

  private static final int LONGEST_QUESTION = 200;
  private static final int LONGEST_WORDS = 2_000;

  private GapView() {}

  /** Returns the weekly message to an owner. */
  static OutboxPost weekly(String owner, List<ReportedGap> gaps, Instant now) {
    String title =
        gaps.size() == 1
            ? "A question that nobody could answer"
            : gaps.size() + " questions that nobody could answer";
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(BlockKit.header(title));
    blocks.add(
        BlockKit.section(
            "They are probably yours. A page that answers them saves each of these people a"
                + " search."));
    for (ReportedGap gap : gaps) {
      blocks.add(
          BlockKit.section(
              "*"
                  + MrkdwnText.escaped(MrkdwnText.shortened(gap.question(), LONGEST_QUESTION))
                  + "*\nasked by "
                  + gap.people()
                  + " people"
                  + gap.nearest()
                      .map(page -> " · nearest page: " + MrkdwnText.escaped(page))
                      .orElse("")));
      blocks.add(
          Blocks.actions(
              List.of(
                  BlockKit.button(DRAFT, "Draft the page", gap.id()),
                  BlockKit.button(THERE, "It is there", gap.id()),
                  BlockKit.button(NOT_OURS, "Not ours", gap.id()))));
    }
    return new OutboxPost(
        "gaps:" + owner + ":" + now.getEpochSecond(),
        OutboxPost.Target.channel(owner),
        title,
        Optional.of(BlockKit.json(blocks)));
  }

  /** Returns the dialog that asks which page has the answer. */
  static View form(ReportedGap gap) {
    return DialogViews.form(
        FORM,
        "It is there",
        "Save",
        gap.id(),
        List.of(
            BlockKit.section(
                "*"
                    + MrkdwnText.escaped(MrkdwnText.shortened(gap.question(), LONGEST_QUESTION))
                    + "*"),
            DialogFields.required(
                PAGE,
                "Which page answers it? Its title or path",
                DialogFields.line(PAGE, LONGEST_QUESTION, gap.nearest().orElse(""))),
            DialogFields.optional(
                WORDS,
                "The answer in a sentence or two; else the page's own words",
                DialogFields.lines(WORDS, LONGEST_WORDS, ""))));
  }
}
