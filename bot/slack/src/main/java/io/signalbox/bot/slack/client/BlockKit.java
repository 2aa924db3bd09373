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
 * Blocks that every message and dialog is made of, and the JSON that they are sent and kept as.
 * Pure.
 */
public final class BlockKit {
  /** Slack takes 3,000 characters a section. */
  private static final int LONGEST_SECTION = 2_900;

  /** Slack takes 150 characters a heading. */
  private static final int LONGEST_HEADER = 140;

  private static final int MOST_FIELDS = 10;

  /** Slack takes 2,000 characters a field. */
  private static final int LONGEST_FIELD = 1_800;

  /** Slack takes 2,000 characters an element of small print. */
  private static final int LONGEST_ELEMENT = 1_900;

  private static final Gson GSON = GsonFactory.createSnakeCase();

  private BlockKit() {}

  /** Returns a text that Slack shows as it is. */
  public static PlainTextObject plain(String text) {
    return BlockCompositions.plainText(MrkdwnText.plain(text));
  }

  /** Returns a heading, or its beginning. */
  public static LayoutBlock header(String text) {
    String title = MrkdwnText.shortened(MrkdwnText.plain(text), LONGEST_HEADER);
    return Blocks.header(header -> header.text(BlockCompositions.plainText(title)));
  }

  /** Returns a paragraph in Slack's markup, or its beginning. */
  public static LayoutBlock section(String mrkdwn) {
    return Blocks.section(
        section ->
            section.text(
                BlockCompositions.markdownText(MrkdwnText.shortened(mrkdwn, LONGEST_SECTION))));
  }

  /** Returns a button; one without a value has none. */
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
   * Fact with its name.
   *
   * @param value in Slack's markup
   */
  public record Fact(String name, String value) {}

  /** Returns a paragraph with a button beside it. */
  public static LayoutBlock section(String mrkdwn, ButtonElement button) {
    return Blocks.section(
        section ->
            section
                .text(BlockCompositions.markdownText(MrkdwnText.shortened(mrkdwn, LONGEST_SECTION)))
                .accessory(button));
  }

  /** Returns one line of small print, or its beginning. */
  public static LayoutBlock context(String mrkdwn) {
    return Blocks.context(
        List.of(BlockCompositions.markdownText(MrkdwnText.shortened(mrkdwn, LONGEST_ELEMENT))));
  }

  /** Returns blocks as Slack takes them. */
  public static String json(List<LayoutBlock> blocks) {
    return GSON.toJson(blocks);
  }

  /** Returns the blocks that {@link #json} wrote. */
  public static List<LayoutBlock> read(String json) {
    return List.of(GSON.fromJson(json, LayoutBlock[].class));
  }
}
