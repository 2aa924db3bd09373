package io.signalbox.bot.slack.conversation;

import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.outbox.OutboxPost;
import java.util.List;
import java.util.Optional;

/**
 * Builds the posts that ask a contact for help, each with a receipt for the person who pressed.
 * Pure.
 */
final class HandoverPosts {
  private static final String NOT_HERE = "I could not post your question here: {reason}.";

  private HandoverPosts() {}

  /**
   * Returns the post in the channel and, for one person, also a direct message, since a mention
   * does not reach somebody who is not in the channel.
   *
   * @param isOpen everybody in the channel may see what was found
   */
  static List<OutboxPost> posts(
      OutboxPost call,
      ContactFinder.Found whom,
      StoredAnswer answer,
      AnswerButtonPress press,
      boolean isOpen) {
    String withheld =
        isOpen ? "" : " What I found is not for everyone in this channel, so I left it out.";
    return switch (whom) {
      case ContactFinder.Found.Person person ->
          List.of(
              call.with(press.receipt("call", "", NOT_HERE)),
              new OutboxPost(
                      call.id() + ":direct:" + person.id(),
                      OutboxPost.Target.channel(person.id()),
                      MrkdwnText.person(press.user())
                          + " asks for your help in "
                          + MrkdwnText.place(answer.channel())
                          + ": _"
                          + MrkdwnText.escaped(answer.question())
                          + "_",
                      Optional.empty())
                  .with(
                      press.receipt(
                          "asked",
                          "I asked " + person.words() + "." + withheld,
                          "I could not reach " + person.words() + ": {reason}.")));
      case ContactFinder.Found.Group group ->
          List.of(
              call.with(
                  press.receipt(
                      "asked", "I asked " + group.words() + " here." + withheld, NOT_HERE)));
      case ContactFinder.Found.Nobody nobody ->
          List.of(
              call.with(
                  press.receipt(
                      "asked",
                      "I put your question here for whoever reads it. I don't know whom to ask, so"
                          + " nobody was notified."
                          + withheld,
                      NOT_HERE)));
    };
  }
}
