package io.signalbox.bot.slack.conversation;

import io.signalbox.bot.slack.channel.ChannelRule;
import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.client.SlackInputText;
import io.signalbox.bot.slack.client.SlackPeople;
import io.signalbox.bot.slack.inbox.InboxDelivery;
import io.signalbox.knowledge.answer.Question;
import io.signalbox.knowledge.answer.QuestionAsker;
import io.signalbox.knowledge.answering.FollowUpRewriter;
import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.document.PostingPolicy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Converts an inbox delivery to a question (text with the thread's context, audience of the answer,
 * asker), and tells small talk and unclear follow-ups apart.
 */
final class QuestionReader {
  private static final int LONGEST = 2_000;

  private final SlackPeople people;
  private final StoredAnswers answers;
  private final PostingPolicy policy;
  private final Clock clock;
  private final ZoneId zone;
  private final AskedText asked;

  QuestionReader(AnswerHandlerServices collaborators, ZoneId zone) {
    this.people = collaborators.people();
    this.answers = collaborators.answers();
    this.policy = collaborators.policy();
    this.clock = collaborators.clock();
    this.zone = zone;
    this.asked = new AskedText(people.bot(), people::name, people::groupName);
  }

  /** Returns whether the message is thanks, a greeting or an emoji, which need no answer. */
  boolean isSmallTalk(InboxDelivery delivery) {
    return delivery.kind() != InboxDelivery.DeliveryKind.COMMAND
        && asked.isSmallTalk(delivery.text());
  }

  /** Returns whether the message asks what the bot is for, such as "help". */
  boolean isHelp(InboxDelivery delivery) {
    return asked.isHelp(delivery.text());
  }

  /**
   * Returns whether a follow-up that does not name the bot answers somebody else, who wrote in the
   * thread after the bot did.
   */
  boolean isBetweenPeople(InboxDelivery delivery) {
    if (delivery.kind() != InboxDelivery.DeliveryKind.OVERHEARD || delivery.threadTs().isEmpty()) {
      return false;
    }
    String thread = delivery.threadTs().get();
    return answers
        .last(delivery.channel(), thread)
        .map(
            answer ->
                new SlackPeople.ThreadPeriod(
                    delivery.channel(), thread, answer.at(), delivery.ts()))
        .filter(period -> people.hasOthersIn(period, delivery.user()))
        .isPresent();
  }

  /**
   * Returns a delivery's text as a question that stands alone, with its audience and, where they
   * may look things up, its asker; empty when the text is blank.
   */
  Optional<Question> read(InboxDelivery delivery, ChannelRule rule) {
    String text = MrkdwnText.shortened(asked.of(delivery.text()), LONGEST);
    if (text.isBlank()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    ZoneId theirs = people.zone(delivery.user()).orElse(zone);
    String alone =
        before(delivery)
            .map(before -> FollowUpRewriter.standalone(text, before, now, theirs))
            .orElse(text);
    Question question = new Question(alone, audience(delivery), now, theirs, rule.sources());
    // What was only overheard is nobody's wish to have something looked up or done; and nobody's
    // rights are used for what people from outside will read.
    boolean mayLookUp =
        switch (delivery.kind()) {
          case OVERHEARD -> false;
          case MENTION -> question.audience().isOrganisation();
          case COMMAND, DIRECT -> true;
        };
    return Optional.of(mayLookUp ? question.by(asker(delivery)) : question);
  }

  /** Returns whether the message is a follow-up in its thread. */
  static boolean goesOn(InboxDelivery delivery) {
    return delivery.threadTs().isPresent() && FollowUpRewriter.pointsBack(delivery.text());
  }

  /**
   * Returns the word of a follow-up, such as a pronoun, whose reference is unclear; empty if none
   * is.
   */
  Optional<String> unclear(InboxDelivery delivery) {
    String text = asked.of(delivery.text());
    return before(delivery).flatMap(before -> FollowUpRewriter.unclear(text, before));
  }

  /** Returns the same question with the asker as the only audience. */
  Question alone(Question question, InboxDelivery delivery) {
    QuestionAsker.AskerPlace place =
        new QuestionAsker.AskerPlace(delivery.user(), Optional.empty());
    return new Question(
            question.text(),
            policy.personIn(delivery.user(), delivery.channel()),
            question.askedAt(),
            question.zone(),
            question.sources())
        .by(
            new QuestionAsker(
                delivery.user(), people.groupsOf(delivery.user()), Optional.of(place)));
  }

  /** Returns the thread's previous question or subject. */
  private Optional<String> before(InboxDelivery delivery) {
    if (delivery.threadTs().isEmpty()) {
      return Optional.empty();
    }
    String thread = delivery.threadTs().get();
    return answers
        .last(delivery.channel(), thread)
        .filter(answer -> !answer.id().equals(delivery.id()))
        .map(StoredAnswer::question)
        .or(
            () ->
                people
                    .firstMessage(delivery.channel(), thread)
                    .map(first -> SlackInputText.plain(first, people.bot(), people::name))
                    .filter(first -> !first.isBlank()));
  }

  /** Returns the asker; an answer to a command, which only they see, also goes to them alone. */
  private QuestionAsker asker(InboxDelivery delivery) {
    QuestionAsker.AskerPlace place =
        delivery.kind() == InboxDelivery.DeliveryKind.COMMAND
            ? new QuestionAsker.AskerPlace(delivery.user(), Optional.empty())
            : new QuestionAsker.AskerPlace(delivery.channel(), Optional.of(delivery.thread()));
    return new QuestionAsker(delivery.user(), people.groupsOf(delivery.user()), Optional.of(place));
  }

  /**
   * Returns the readers of the answer: in a direct message the asker with all groups, in a channel
   * its members, for whom only the channel's grants count.
   */
  private Audience audience(InboxDelivery delivery) {
    return switch (delivery.kind()) {
      case MENTION, OVERHEARD -> policy.channel(delivery.channel());
      case COMMAND -> policy.personIn(delivery.user(), delivery.channel());
      case DIRECT -> policy.person(delivery.user());
    };
  }
}
