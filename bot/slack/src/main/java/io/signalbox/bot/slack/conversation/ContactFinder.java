package io.signalbox.bot.slack.conversation;

import io.signalbox.bot.slack.channel.ChannelRule;
import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.client.SlackPeople;
import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.oncall.DutyTimeline;
import io.signalbox.knowledge.oncall.OnCallPerson;
import io.signalbox.knowledge.oncall.OnCallTable;
import io.signalbox.knowledge.oncall.Shift;
import io.signalbox.knowledge.oncall.SourcedShift;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the contact for a hand-over: the one set for the channel, else the person on call for the
 * owning team.
 */
final class ContactFinder {
  private static final String USER_ID = "[UW][A-Z0-9]{5,20}";
  private static final String GROUP_ID = "S[A-Z0-9]{5,20}";

  private final SlackPeople people;
  private final OnCallTable onCall;
  private final Optional<String> usual;

  /**
   * @param usual whom to ask when nothing else says, in words
   */
  ContactFinder(SlackPeople people, OnCallTable onCall, Optional<String> usual) {
    this.people = people;
    this.onCall = onCall;
    this.usual = usual;
  }

  /** Result of the search for a contact. */
  sealed interface Found {
    /** Returns how a message addresses the contact. */
    String words();

    /** Active person, reached by a direct message as well. */
    record Person(String id, String words) implements Found {}

    /** User group with active people in it, reached by a mention. */
    record Group(String words) implements Found {}

    /** Contact whom no message reaches, such as a name outside Slack. */
    record Nobody(String words) implements Found {}
  }

  /**
   * Finds the contact for a channel and the owner of what was found.
   *
   * @param owner of what was found
   */
  Found find(ChannelRule rule, Optional<String> owner, Audience audience, Instant now) {
    if (rule.tag().isPresent()) {
      return mention(rule.tag().get())
          .orElseGet(() -> new Found.Nobody(MrkdwnText.escaped(rule.tag().get())));
    }
    return owner
        .flatMap(team -> onCall(team, audience, now))
        .or(() -> owner.flatMap(this::mention))
        .or(() -> owner.map(team -> new Found.Nobody(MrkdwnText.escaped(team))))
        .or(() -> usual.map(whom -> new Found.Nobody(MrkdwnText.escaped(whom))))
        .orElseGet(() -> new Found.Nobody("Can somebody here help?"));
  }

  private Optional<Found> onCall(String team, Audience audience, Instant now) {
    Instant next = now.plusSeconds(1);
    List<SourcedShift> shifts = onCall.between(audience, team, now, next);
    return DutyTimeline.of(shifts, Shift.Role.PRIMARY, now, next).stream()
        .flatMap(duty -> duty.people().stream())
        .findFirst()
        .map(person -> person(person, ", on call for " + MrkdwnText.escaped(team)));
  }

  private Found person(OnCallPerson person, String duty) {
    return Stream.of(person.email(), person.handle(), Optional.of(person.name()))
        .flatMap(Optional::stream)
        .flatMap(known -> people.userId(known).stream())
        .findFirst()
        .<Found>map(id -> new Found.Person(id, MrkdwnText.person(id) + duty))
        .orElseGet(() -> new Found.Nobody(MrkdwnText.escaped(person.name()) + duty));
  }

  private Optional<Found> mention(String name) {
    String bare = name.strip().replaceFirst("^@", "");
    if (bare.matches(USER_ID)) {
      return Optional.of(
          people.isActive(bare)
              ? new Found.Person(bare, MrkdwnText.person(bare))
              : new Found.Nobody(MrkdwnText.person(bare)));
    }
    if (bare.matches(GROUP_ID)) {
      return Optional.of(group(bare, bare));
    }
    return people
        .groupId(bare)
        .map(id -> group(id, bare))
        .or(() -> people.userId(bare).map(id -> new Found.Person(id, MrkdwnText.person(id))));
  }

  private Found group(String id, String name) {
    String words = MrkdwnText.group(id);
    return people.members(name).stream().anyMatch(people::isActive)
        ? new Found.Group(words)
        : new Found.Nobody(words);
  }
}
