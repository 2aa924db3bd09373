package io.signalbox.ingestion.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.ingestion.json.JsonFields;
import io.signalbox.knowledge.text.ShortenedText;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One message of a Slack export or of the Web API, with its thread and author.
 *
 * @param at Slack's timestamp ({@code ts}), which identifies it in the channel
 * @param thread timestamp of the first message of its thread; empty outside of one
 * @param person id of the author
 * @param text as Slack marks it up
 * @param ticked whether somebody added a check mark reaction
 */
record SlackMessage(String at, String thread, String person, String text, boolean ticked) {
  private static final Set<String> TICKS =
      Set.of(
          "white_check_mark",
          "heavy_check_mark",
          "ballot_box_with_check",
          "check",
          "solved",
          "resolved");
  private static final Set<String> SAID =
      Set.of("", "thread_broadcast", "me_message", "file_share");
  private static final int LONGEST = 20_000;

  /**
   * Returns whether a person wrote the message, rather than a bot or Slack itself.
   *
   * @param bots whether an id is that of a program
   */
  static boolean isSaid(JsonNode message, Predicate<String> bots) {
    return SAID.contains(JsonFields.text(message, "subtype"))
        && !message.hasNonNull("bot_id")
        && JsonFields.find(message, "user").filter(bots.negate()).isPresent();
  }

  /** Parses a message of the export; empty where it has no timestamp. */
  static Optional<SlackMessage> of(JsonNode message) {
    return JsonFields.find(message, "ts")
        .filter(at -> at.matches("\\d{9,11}(?:\\.\\d{1,9})?"))
        .map(
            at ->
                new SlackMessage(
                    at,
                    thread(message, at),
                    JsonFields.text(message, "user"),
                    ShortenedText.of(JsonFields.text(message, "text"), LONGEST),
                    JsonFields.names(message.path("reactions")).stream()
                        .anyMatch(TICKS::contains)));
  }

  /** Returns the thread's timestamp; older exports mark a first message only by its replies. */
  private static String thread(JsonNode message, String at) {
    boolean isFirst =
        message.path("reply_count").asInt(0) > 0 || message.path("replies").size() > 0;
    return JsonFields.find(message, "thread_ts").orElse(isFirst ? at : "");
  }

  boolean isFirst() {
    return thread.equals(at);
  }

  Instant moment() {
    return Instant.ofEpochSecond(Long.parseLong(at.replaceFirst("\\..*", "")));
  }
}
