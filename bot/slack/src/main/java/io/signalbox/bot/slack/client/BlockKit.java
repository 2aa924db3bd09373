package io.signalbox.bot.slack.client;

import com.google.gson.Gson;
import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.BlockCompositions;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.composition.TextObject;
import com.slack.api.model.block.element.BlockElements;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.util.json.GsonFactory;
import java.util.List;

/**
 * Factory of Slack Block Kit blocks, truncated to Slack's limits, and converter of block lists to
 * JSON and back. Pure.
 */
public final class BlockKit {
  /** Longest text of a section block, in characters; Slack takes 3,000. */
  private static final int LONGEST_SECTION = 2_900;

  /** Longest text of a header block, in characters; Slack takes 150. */
  private static final int LONGEST_HEADER = 140;

  private static final int MOST_FIELDS = 10;

  /** Longest text of a field of a section block, in characters; Slack takes 2,000. */
  private static final int LONGEST_FIELD = 1_800;

  /** Longest text of an element of a context block, in characters; Slack takes 2,000. */
  private static final int LONGEST_ELEMENT = 1_900;

  private static final Gson GSON = GsonFactory.createSnakeCase();

  private BlockKit() {}

  /** Returns a plain-text object, in which Slack interprets no markup. */
  public static PlainTextObject plain(String text) {
    return BlockCompositions.plainText(MrkdwnText.plain(text));
  }

  /** Returns a header block, truncated to 140 characters. */
  public static LayoutBlock header(String text) {
    String title = MrkdwnText.shortened(MrkdwnText.plain(text), LONGEST_HEADER);
    return Blocks.header(header -> header.text(BlockCompositions.plainText(title)));
  }

  /** Returns a section block of mrkdwn text, truncated to 2,900 characters. */
  public static LayoutBlock section(String mrkdwn) {
    return Blocks.section(
        section ->
            section.text(
                BlockCompositions.markdownText(MrkdwnText.shortened(mrkdwn, LONGEST_SECTION))));
  }

  /** Returns a button; an empty value is left out. */
  public static ButtonElement button(String action, String label, String value) {
    return BlockElements.button(
        button -> {
          button.actionId(action).text(plain(label));
          return value.isEmpty() ? button : button.value(value);
        });
  }

  /** Returns up to ten short facts in two columns, each with its name above it. */
  public static LayoutBlock fields(List<Fact> facts) {
    return Blocks.section(
        section ->
            section.fields(
                facts.stream()
                    .limit(MOST_FIELDS)
                    .<TextObject>map(
                        fact ->
                            BlockCompositions.markdownText(
                                "*"
                                    + fact.name()
                                    + "*\n"
                                    + MrkdwnText.shortened(fact.value(), LONGEST_FIELD)))
                    .toList()));
  }

  /**
   * Name and value of one entry of {@link #fields}.
   *
   * @param value in Slack's markup
   */
  public record Fact(String name, String value) {}

  /** Returns a section block of mrkdwn text with a button beside it. */
  public static LayoutBlock section(String mrkdwn, ButtonElement button) {
    return Blocks.section(
        section ->
            section
                .text(BlockCompositions.markdownText(MrkdwnText.shortened(mrkdwn, LONGEST_SECTION)))
                .accessory(button));
  }

  /** Returns a context block (small print), truncated to 1,900 characters. */
  public static LayoutBlock context(String mrkdwn) {
    return Blocks.context(
        List.of(BlockCompositions.markdownText(MrkdwnText.shortened(mrkdwn, LONGEST_ELEMENT))));
  }

  /** Returns the blocks as the JSON array that Slack's Web API takes. */
  public static String json(List<LayoutBlock> blocks) {
    return GSON.toJson(blocks);
  }

  /** Returns the blocks that {@link #json} wrote. */
  public static List<LayoutBlock> read(String json) {
    return List.of(GSON.fromJson(json, LayoutBlock[].class));
  }
}
