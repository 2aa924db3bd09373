package io.signalbox.tools.escalation;

import io.signalbox.knowledge.oncall.OnCallTable;
import io.signalbox.knowledge.oncall.Person;
import io.signalbox.knowledge.oncall.Shift.Role;
import io.signalbox.tools.escalation.EscalationEvent.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Decides whom the next call goes to: the next step of the chain that leads to somebody. */
final class Chain {
  private final OnCallTable onCall;
  private final People people;
  private final EscalationSettings settings;

  Chain(OnCallTable onCall, People people, EscalationSettings settings) {
    this.onCall = onCall;
    this.people = people;
    this.settings = settings;
  }

  /**
   * A call.
   *
   * @param step calls made with it
   * @param persons their ids; empty when neither the chain nor the fallback leads to anybody
   * @param last whether all rounds are over
   */
  record Call(int step, List<String> persons, List<Note> notes, boolean last) {}

  /**
   * The next call.
   *
   * @param declined those who said that it is not theirs; they are not called again
   * @throws PeopleUnknown when nobody can tell who is there
   */
  Call next(Escalation e, Set<String> declined, Instant now) {
    EscalationPolicy policy = settings.policy(e.policy());
    List<Note> notes = new ArrayList<>();
    int step = e.step();
    for (int tried = 0; tried < policy.chain().size(); tried++) {
      Optional<EscalationLevel> level = policy.level(step);
      if (level.isEmpty()) {
        break;
      }
      step++;
      List<String> persons = reach(level.get(), e, declined, now, notes);
      if (!persons.isEmpty()) {
        return new Call(step, persons, notes, /* last= */ false);
      }
    }
    int after = Math.max(step, policy.chain().size() * policy.rounds()) + 1;
    return atTheEnd(e, after, declined, now, notes);
  }

  /**
   * The fallback; where that leads to nobody, whoever the chain leads to by now, so that an
   * escalation is not left alone when somebody comes on call.
   */
  private Call atTheEnd(
      Escalation e, int step, Set<String> declined, Instant now, List<Note> notes) {
    List<String> fallback =
        settings.fallback().map(level -> reach(level, e, Set.of(), now, notes)).orElseGet(List::of);
    if (!fallback.isEmpty()) {
      notes.add(atTheEnd("The chain leads to nobody else: calling the fallback."));
      return new Call(step, fallback, notes, /* last= */ true);
    }
    List<String> again =
        settings.policy(e.policy()).chain().stream()
            .map(level -> reach(level, e, declined, now, new ArrayList<>()))
            .filter(persons -> !persons.isEmpty())
            .findFirst()
            .orElseGet(List::of);
    String nobody =
        settings.fallback().isEmpty()
            ? "The chain leads to nobody else, and the settings name no fallback"
            : "The chain leads to nobody else, and the fallback to nobody";
    notes.add(atTheEnd(nobody + (again.isEmpty() ? "." : ": calling once more who is there.")));
    return new Call(step, again, notes, /* last= */ true);
  }

  private static Note atTheEnd(String text) {
    return Note.of(Kind.FALLBACK, Optional.empty(), text);
  }

  private List<String> reach(
      EscalationLevel level, Escalation e, Set<String> declined, Instant now, List<Note> notes) {
    String team = e.subject().teamOrService();
    List<Person> named =
        switch (level) {
          case EscalationLevel.OnCall at -> onCall.onDuty(team, at.role(), now);
          case EscalationLevel.OnCallOf other -> onCall.onDuty(other.team(), Role.PRIMARY, now);
          case EscalationLevel.Somebody one -> List.of(Person.named(one.name()));
        };
    if (named.isEmpty()) {
      notes.add(nobody("Nobody is " + level.words(team) + "."));
    }
    Set<String> persons = new LinkedHashSet<>();
    for (Person person : named) {
      Optional<String> id = id(person);
      if (id.isEmpty()) {
        notes.add(nobody(person.name() + " has no active account here."));
      } else if (!declined.contains(id.get())) {
        persons.add(id.get());
      }
    }
    return List.copyOf(persons);
  }

  private static Note nobody(String text) {
    return Note.of(Kind.NOBODY, Optional.empty(), text);
  }

  private Optional<String> id(Person person) {
    return Stream.of(person.email(), person.handle(), Optional.of(person.name()))
        .flatMap(Optional::stream)
        .flatMap(known -> people.find(known).stream())
        .findFirst();
  }
}
