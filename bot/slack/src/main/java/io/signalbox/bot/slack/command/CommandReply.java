package io.signalbox.bot.slack.command;

import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.bolt.response.Response;
import com.slack.api.methods.SlackApiException;
import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.bot.slack.dialog.DialogOpener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reply to a slash command, shown only to the person who typed it.
 *
 * @param text empty where nothing is said
 * @param blocks empty for plain text
 */
public record CommandReply(String text, List<LayoutBlock> blocks) {
  private static final Logger log = LoggerFactory.getLogger(CommandReply.class);

  private static final int MOST_BLOCKS = 50;
  private static final int LONGEST_SECTION = 2_800;

  public CommandReply {
    blocks = List.copyOf(blocks);
  }

  /** Returns a reply of text without blocks. */
  public static CommandReply of(String text) {
    return new CommandReply(text, List.of());
  }

  /**
   * Returns a reply with a header, its paragraphs apart, and a footnote in small type; what a
   * message cannot hold is left to the text.
   */
  public static CommandReply titled(String title, String text, String footnote) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(BlockKit.header(title));
    for (String paragraph : text.split("\n\n", -1)) {
      if (blocks.size() > 1) {
        blocks.add(Blocks.divider());
      }
      sections(paragraph).forEach(section -> blocks.add(BlockKit.section(section)));
    }
    if (!footnote.isEmpty()) {
      blocks.add(BlockKit.context(footnote));
    }
    return blocks.size() > MOST_BLOCKS ? of(text) : new CommandReply(text, blocks);
  }

  /** Splits a paragraph at ends of lines into pieces that a section can hold. */
  private static List<String> sections(String paragraph) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    for (String line : paragraph.split("\n", -1)) {
      if (piece.length() > 0 && piece.length() + line.length() >= LONGEST_SECTION) {
        pieces.add(piece.toString());
        piece.setLength(0);
      }
      piece.append(piece.length() == 0 ? "" : "\n").append(line);
    }
    pieces.add(piece.toString());
    return pieces.stream().filter(each -> !each.isBlank()).toList();
  }

  /** Opens a dialog, and returns an empty reply or the reason why it did not open. */
  public static CommandReply dialog(SlashCommandContext context, View view)
      throws IOException, SlackApiException {
    return of(DialogOpener.refusal(context.client(), context.getTriggerId(), view).orElse(""));
  }

  /** Computation of a reply, which may call Slack. */
  @FunctionalInterface
  public interface ReplyWork {
    /** Computes the reply. */
    CommandReply run() throws IOException, SlackApiException;
  }

  /**
   * Acknowledges a command at once and sends the reply when it is computed, since Slack waits only
   * three seconds.
   */
  public static Response later(SlashCommandContext context, ReplyWork work) {
    Thread.ofVirtual().name("command").start(() -> say(context, work));
    return context.ack();
  }

  private static void say(SlashCommandContext context, ReplyWork work) {
    CommandReply reply;
    try {
      reply = work.run();
    } catch (IOException | SlackApiException | RuntimeException e) {
      String reference = Integer.toHexString(System.identityHashCode(e));
      log.warn("A command failed, reference {}", reference, e);
      reply =
          of("That went wrong on my side; the log has it under `" + reference + "`. Try again.");
    }
    if (reply.text().isEmpty()) {
      return;
    }
    CommandReply said = reply;
    try {
      var unused =
          context.respond(
              r ->
                  r.responseType("ephemeral")
                      .text(said.text())
                      .blocks(said.blocks().isEmpty() ? null : said.blocks()));
    } catch (IOException e) {
      log.warn("The reply to a command was not said: {}", e.getMessage());
    }
  }
}
