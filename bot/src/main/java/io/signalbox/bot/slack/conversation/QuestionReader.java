package io.signalbox.bot.slack.conversation;

import io.signalbox.bot.inbox.Delivery;
import io.signalbox.bot.slack.Mrkdwn;
import io.signalbox.bot.slack.SlackPeople;
import io.signalbox.bot.slack.channel.ChannelRule;
import io.signalbox.knowledge.answer.Asker;
import io.signalbox.knowledge.answer.FollowUp;
import io.signalbox.knowledge.answer.Question;
import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.document.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes a question of a delivery: its text with the thread's context, and who will read the answer.
 */
final class QuestionReader {
  private static final int LONGEST = 2_000;

  private static final Pattern QUESTION =
      Pattern.compile(
          "\\?\\s*$|^(?:how|what|which|where|who|whose|when|why|is|are|does|do|did|can|could|should|has|have"
              + "|any(?:one|body)|and|what about)\\b",
          Pattern.CASE_INSENSITIVE);

  private final SlackPeople people;
  private final GivenAnswers answers;
  private final Clock clock;
  private final ZoneId zone;

  QuestionReader(SlackPeople people, GivenAnswers answers, Clock clock, ZoneId zone) {
    this.people = people;
    this.answers = answers;
    this.clock = clock;
    this.zone = zone;
  }

  /** The question; empty when nothing is asked. */
  Optional<Question> read(Delivery delivery, ChannelRule rule) {
    String text =
        Mrkdwn.shortened(SlackText.plain(delivery.text(), people.bot(), people::name), LONGEST);
    if (text.isBlank()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    ZoneId theirs = people.zone(delivery.user()).orElse(zone);
    String alone =
        before(delivery).map(before -> FollowUp.standalone(text, before, now, theirs)).orElse(text);
    Question question = new Question(alone, audience(delivery), now, theirs, rule.sources());
    // What was only overheard is nobody's wish to have something looked up or done.
    return Optional.of(
        delivery.kind() == Delivery.Kind.OVERHEARD ? question : question.by(asker(delivery)));
  }

  /** What was asked before in the thread, or what the thread is about. */
  private Optional<String> before(Delivery delivery) {
    if (delivery.threadTs().isEmpty()) {
      return Optional.empty();
    }
    String thread = delivery.threadTs().get();
    return answers
        .last(delivery.channel(), thread)
        .filter(answer -> !answer.id().equals(delivery.id()))
        .map(GivenAnswer::question)
        .or(
            () ->
                people
                    .firstMessage(delivery.channel(), thread)
                    .map(first -> SlackText.plain(first, people.bot(), people::name))
                    .filter(first -> !first.isBlank()));
  }

  /** Who asked; what only they see is about a command, so they are asked back by themselves too. */
  private Asker asker(Delivery delivery) {
    Asker.Place place =
        delivery.kind() == Delivery.Kind.COMMAND
            ? new Asker.Place(delivery.user(), Optional.empty())
            : new Asker.Place(delivery.channel(), Optional.of(delivery.thread()));
    return new Asker(delivery.user(), people.groupsOf(delivery.user()), Optional.of(place));
  }

  /**
   * Who will read the answer: in a direct message the asker, with all groups; in a channel its
   * members, for whom only the channel vouches.
   */
  private Audience audience(Delivery delivery) {
    Set<Principal> principals = new HashSet<>();
    switch (delivery.kind()) {
      case MENTION, OVERHEARD ->
          principals.add(new Principal(Principal.Kind.CHANNEL, delivery.channel()));
      case COMMAND -> {
        principals.add(new Principal(Principal.Kind.CHANNEL, delivery.channel()));
        asker(delivery.user(), principals);
      }
      case DIRECT -> asker(delivery.user(), principals);
    }
    return new Audience(principals);
  }

  private void asker(String user, Set<Principal> principals) {
    principals.add(new Principal(Principal.Kind.USER, user));
    people
        .groupsOf(user)
        .forEach(handle -> principals.add(new Principal(Principal.Kind.GROUP, handle)));
  }

  /** Whether a text that names nobody asks something. */
  static boolean isQuestion(String text) {
    return QUESTION.matcher(text.strip()).find();
  }
}
