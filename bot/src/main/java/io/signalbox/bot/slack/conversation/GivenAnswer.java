package io.signalbox.bot.slack.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An answer as it was given, with what later steps need of it.
 *
 * @param id of the delivery that asked
 * @param threadTs the thread that it was given in
 * @param question as it was understood
 * @param kind table, cited or none
 */
record GivenAnswer(
    String id,
    String channel,
    String threadTs,
    String asker,
    String question,
    String kind,
    Content content,
    Instant at) {

  /**
   * What was found.
   *
   * @param messages each message's blocks, as JSON and without buttons
   * @param text the answer in plain words, for notifications and hand-overs
   * @param sources the documents cited, by id
   * @param places what they are called
   * @param owner who answers for the first of them
   */
  record Content(
      List<String> messages,
      String text,
      List<String> sources,
      List<String> places,
      Optional<String> owner) {}
}
