package io.signalbox.bot.slack.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.bot.slack.outbox.OutboxPost;
import io.signalbox.bot.slack.outbox.PostTransport.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Builds alternative forms of a post that Slack refused: plain text, or shortened with the rest in
 * a file. Pure.
 */
final class PostFallback {
  /** Most characters of a plain post, less than the 4,000 that every method takes. */
  private static final int LONGEST = 3_800;

  private static final int SHORTEST = 400;
  private static final String IN_FILE = "\n_This was too long for one message; the rest follows._";
  private static final String LEFT_OUT =
      "\n_This was too long for one message; the rest is left out._";
  private static final ObjectMapper JSON = new ObjectMapper();

  private PostFallback() {}

  /** Returns the post as plain text; empty when it has no blocks anyway. */
  static Optional<Outcome> plain(OutboxPost post, String reason) {
    if (post.blocks().isEmpty()) {
      return Optional.empty();
    }
    String words = words(post);
    return Optional.of(
        words.length() > LONGEST
            ? cut(post, words, LONGEST, reason)
            : new Outcome.Unfit(reason, post.plain(words), Optional.empty()));
  }

  /** Returns the post as shorter plain text; empty when it cannot be shortened further. */
  static Optional<Outcome> shorter(OutboxPost post, String reason) {
    String words = words(post);
    if (post.blocks().isPresent() && words.length() <= LONGEST) {
      return plain(post, reason);
    }
    int longest = Math.min(LONGEST, words.length() / 2);
    return longest < SHORTEST ? Optional.empty() : Optional.of(cut(post, words, longest, reason));
  }

  private static Outcome cut(OutboxPost post, String words, int longest, String reason) {
    int line = words.lastIndexOf('\n', longest);
    int end = line > longest / 2 ? line : longest;
    if (Character.isHighSurrogate(words.charAt(end - 1))) {
      end--;
    }
    Optional<OutboxPost> rest = rest(post, words.substring(end).strip());
    String said = words.substring(0, end).stripTrailing() + (rest.isPresent() ? IN_FILE : LEFT_OUT);
    return new Outcome.Unfit(reason, post.plain(said), rest);
  }

  /**
   * Returns the cut-off rest as a file for the same readers; empty when it cannot be shown to them.
   */
  private static Optional<OutboxPost> rest(OutboxPost post, String text) {
    OutboxPost.Target where = post.target();
    Optional<OutboxPost.Target> beside =
        where.user().isPresent()
            ? where.user().map(OutboxPost.Target::channel)
            : where.responseUrl().isPresent()
                ? Optional.empty()
                : Optional.of(
                    where
                        .updates()
                        .or(where::threadTs)
                        .map(ts -> OutboxPost.Target.thread(where.channel(), ts))
                        .orElseGet(() -> OutboxPost.Target.threadOf(where.channel(), post.id())));
    return beside.map(
        target ->
            new OutboxPost(
                post.id() + ":rest",
                target,
                "The rest of a message that was too long for Slack.",
                Optional.empty(),
                Optional.of(new OutboxPost.Attachment("rest.md", text))));
  }

  private static String words(OutboxPost post) {
    return post.blocks()
        .map(PostFallback::ofBlocks)
        .filter(text -> !text.isBlank())
        .orElse(post.text());
  }

  private static String ofBlocks(String blocks) {
    List<String> parts = new ArrayList<>();
    try {
      for (JsonNode block : JSON.readTree(blocks)) {
        parts.add(ofBlock(block));
      }
    } catch (JsonProcessingException e) {
      return "";
    }
    parts.removeIf(String::isBlank);
    return String.join("\n", parts);
  }

  private static String ofBlock(JsonNode block) {
    return switch (block.path("type").asText()) {
      case "header" -> "*" + ofText(block.path("text")) + "*";
      case "markdown" -> MrkdwnText.ofMarkdownBlock(block.path("text").asText());
      case "section" -> ofText(block.path("text")) + listed(block.path("fields"));
      case "context" -> listed(block.path("elements"));
      case "rich_text" -> ofRich(block);
      default -> "";
    };
  }

  private static String listed(JsonNode texts) {
    StringBuilder all = new StringBuilder();
    for (JsonNode text : texts) {
      all.append('\n').append(ofText(text));
    }
    return all.toString().strip();
  }

  private static String ofText(JsonNode text) {
    String words = text.path("text").asText();
    return text.path("type").asText().equals("plain_text") ? MrkdwnText.escaped(words) : words;
  }

  private static String ofRich(JsonNode node) {
    if (node.path("text").isTextual()) {
      return MrkdwnText.escaped(node.path("text").asText());
    }
    StringBuilder all = new StringBuilder(MrkdwnText.escaped(node.path("url").asText("")));
    for (JsonNode element : node.path("elements")) {
      all.append(ofRich(element));
      if (element.path("type").asText().startsWith("rich_text_")) {
        all.append('\n');
      }
    }
    return all.toString();
  }
}
