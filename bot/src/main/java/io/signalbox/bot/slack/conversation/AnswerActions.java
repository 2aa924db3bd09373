package io.signalbox.bot.slack.conversation;

import io.signalbox.bot.outbox.Post;
import io.signalbox.bot.slack.Mrkdwn;
import io.signalbox.bot.slack.channel.ChannelRule;
import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.document.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the buttons under an answer do. Each is done once, however often it is pressed; the text
 * returned is for the person who pressed. Safe for use from several threads.
 */
public final class AnswerActions {
  private static final String GONE = "That answer is too old for this; ask again.";
  private static final int MOST_FOUND = 1_200;

  private final Desk desk;
  private final WhoHelps whoHelps;

  AnswerActions(Desk desk, WhoHelps whoHelps) {
    this.desk = desk;
    this.whoHelps = whoHelps;
  }

  /** Keeps whether an answer helped. */
  public String feedback(String value, String user) {
    String[] parts = value.split(" ", 2);
    boolean known = parts.length == 2 && desk.answers().find(parts[1]).isPresent();
    if (!known) {
      return GONE;
    }
    boolean helped = parts[0].equals(AnswerButtons.HELPED);
    desk.answers().feedback(parts[1], user, helped, desk.clock().instant());
    return helped
        ? "Noted, thank you."
        : "Noted. *Not quite, ask a human* brings somebody who knows.";
  }

  /**
   * Shows an answer that only its asker sees to the channel.
   *
   * @return what is said at once; empty when the person is told what became of it
   */
  public Optional<String> show(Press press) {
    String id = press.value();
    Optional<GivenAnswer> found = desk.answers().find(id);
    if (found.isEmpty()) {
      return Optional.of(GONE);
    }
    GivenAnswer answer = found.get();
    if (!answer.asker().equals(press.user())) {
      return Optional.of("Only the person who asked can show it.");
    }
    List<Post> posts = new ArrayList<>();
    List<String> messages = answer.content().messages();
    for (int i = 0; i < messages.size(); i++) {
      posts.add(
          new Post(
              id + ":shown:" + i,
              target(answer),
              answer.content().text(),
              Optional.of(i == 0 ? asked(answer, messages.get(i)) : messages.get(i))));
    }
    posts.set(
        0,
        posts
            .getFirst()
            .with(press.receipt("shown", "Shown to the channel.", "Not shown: {reason}.")));
    desk.outbox().ask(posts);
    return Optional.empty();
  }

  private static String asked(GivenAnswer answer, String message) {
    String line = "<@" + answer.asker() + "> asked: " + Mrkdwn.escaped(answer.question());
    return "[" + Texts.contextJson(Mrkdwn.shortened(line, 1_900)) + "," + message.substring(1);
  }

  /**
   * Brings in a person, in the thread, with the question and what was found. That they were asked
   * is said when a message has reached them.
   *
   * @return what is said at once; empty when the person is told what became of it
   */
  public Optional<String> handOver(Press press) {
    Optional<GivenAnswer> found = desk.answers().find(press.value());
    if (found.isEmpty()) {
      return Optional.of(GONE);
    }
    GivenAnswer answer = found.get();
    ChannelRule rule = desk.rules().of(answer.channel());
    Instant now = desk.clock().instant();
    WhoHelps.Found whom = whoHelps.find(rule, answer.content().owner(), readers(answer), now);
    if (answer.channel().startsWith("D")) {
      return Optional.of(
          "Nobody else reads this conversation. Ask "
              + whom.words()
              + " in a channel they are in.");
    }
    Post call =
        new Post(
            answer.id() + ":handover",
            target(answer),
            handOverText(answer, whom.words(), press.user()),
            Optional.empty());
    desk.outbox().ask(HandOver.posts(call, whom, answer, press));
    return Optional.empty();
  }

  private static String handOverText(GivenAnswer answer, String whom, String user) {
    String found =
        answer.kind().equals("none")
            ? "I found nothing that answers it."
            : "What I found did not settle it:\n>"
                + Mrkdwn.escaped(Mrkdwn.shortened(answer.content().text(), MOST_FOUND))
                    .replace("\n", "\n>");
    String places =
        answer.content().places().isEmpty()
            ? ""
            : "\nLooked at: " + Mrkdwn.escaped(String.join("; ", answer.content().places()));
    return whom
        + ": <@"
        + user
        + "> asks _"
        + Mrkdwn.escaped(answer.question())
        + "_\n"
        + found
        + places;
  }

  private static Audience readers(GivenAnswer answer) {
    return new Audience(Set.of(new Principal(Principal.Kind.CHANNEL, answer.channel())));
  }

  private static Post.Target target(GivenAnswer answer) {
    return answer.threadTs().isEmpty()
        ? Post.Target.channel(answer.channel())
        : Post.Target.thread(answer.channel(), answer.threadTs());
  }
}
