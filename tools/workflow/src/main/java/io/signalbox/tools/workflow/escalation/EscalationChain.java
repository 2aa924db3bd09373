package io.signalbox.tools.workflow.escalation;

import io.signalbox.knowledge.oncall.OnCallPerson;
import io.signalbox.knowledge.oncall.OnCallTable;
import io.signalbox.knowledge.oncall.Shift.Role;
import io.signalbox.tools.workflow.escalation.EscalationEvent.EscalationEventKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the people to page next along an escalation policy's chain, its fallback included. */
final class EscalationChain {
  private final OnCallTable onCall;
  private final EscalationPeople people;
  private final EscalationSettings settings;

  EscalationChain(OnCallTable onCall, EscalationPeople people, EscalationSettings settings) {
    this.onCall = onCall;
    this.people = people;
    this.settings = settings;
  }

  /**
   * Next page of an escalation: the people to call and the events to record.
   *
   * @param step calls made with it
   * @param persons their ids; empty when neither the chain nor the fallback leads to anybody
   * @param last whether all rounds are over
   * @param unknown whether somebody could not be told whom it might have gone to
   */
  record ChainCall(
      int step, List<String> persons, List<UnsavedEvent> notes, boolean last, boolean unknown) {}

  /** Search along a chain that collects the events to record. */
  private final class Search {
    private final Escalation escalation;
    private final EscalationHistory history;
    private final boolean patient;
    private final Instant now;
    private final List<UnsavedEvent> notes = new ArrayList<>();
    private boolean unknown;

    Search(Escalation escalation, EscalationHistory history, boolean patient, Instant now) {
      this.escalation = escalation;
      this.history = history;
      this.patient = patient;
      this.now = now;
    }

    /**
     * Returns the Slack ids of the people of a level who can be paged: with an account, not
     * declined, not unreachable.
     */
    List<String> reach(EscalationLevel level, Set<String> declined) {
      String team = escalation.subject().teamOrService();
      List<OnCallPerson> named = named(level, team);
      if (named.isEmpty()) {
        notes.add(
            UnsavedEvent.of(
                EscalationEventKind.NOBODY,
                Optional.empty(),
                "Nobody is " + level.words(team) + "."));
      }
      Set<String> persons = new LinkedHashSet<>();
      List<DirectoryUnavailableException> doubts = new ArrayList<>();
      for (OnCallPerson person : named) {
        try {
          Optional<String> id = id(person);
          if (id.isEmpty()) {
            notes.add(
                UnsavedEvent.of(
                    EscalationEventKind.NOBODY,
                    Optional.empty(),
                    person.name() + " has no active account here."));
          } else if (!declined.contains(id.get()) && !history.unreached().contains(id.get())) {
            persons.add(id.get());
          }
        } catch (DirectoryUnavailableException e) {
          doubts.add(e);
          notes.add(
              UnsavedEvent.of(
                  EscalationEventKind.UNKNOWN,
                  Optional.empty(),
                  "It cannot be told yet who " + person.name() + " is: " + e.getMessage() + "."));
        }
      }
      if (patient && persons.isEmpty() && !doubts.isEmpty()) {
        throw doubts.getFirst();
      }
      unknown |= !doubts.isEmpty();
      return List.copyOf(persons);
    }

    private List<OnCallPerson> named(EscalationLevel level, String team) {
      return switch (level) {
        case EscalationLevel.OnCall at -> onCall.onDuty(team, at.role(), now);
        case EscalationLevel.OnCallOf other -> onCall.onDuty(other.team(), Role.PRIMARY, now);
        case EscalationLevel.Somebody one -> List.of(OnCallPerson.named(one.name()));
      };
    }
  }

  /**
   * Returns the next page of an escalation.
   *
   * @param patient whether there is time to ask again who somebody is; without it whoever cannot be
   *     told is passed over, which the notes say
   * @throws DirectoryUnavailableException when somebody cannot be told and there is time
   */
  ChainCall next(Escalation e, EscalationHistory history, boolean patient, Instant now) {
    EscalationPolicy policy = settings.policy(e.policy());
    Search search = new Search(e, history, patient, now);
    int step = e.step();
    for (int tried = 0; tried < policy.chain().size(); tried++) {
      Optional<EscalationLevel> level = policy.level(step);
      if (level.isEmpty()) {
        break;
      }
      step++;
      List<String> persons = search.reach(level.get(), history.declined());
      if (!persons.isEmpty()) {
        return new ChainCall(step, persons, search.notes, /* last= */ false, search.unknown);
      }
    }
    int after = Math.max(step, policy.chain().size() * policy.rounds()) + 1;
    return atTheEnd(search, policy, after);
  }

  /**
   * Returns the page after the end of the chain: to the fallback, or again to the first level with
   * somebody to call. Somebody of the chain who could not be told before, and can now, comes first.
   */
  private ChainCall atTheEnd(Search search, EscalationPolicy policy, int step) {
    List<String> again = again(search, policy);
    if (search.history.doubted() && !search.history.called().containsAll(again)) {
      search.notes.add(atTheEnd("The missing account is known now: calling them."));
      return new ChainCall(step, again, search.notes, /* last= */ true, search.unknown);
    }
    List<String> fallback =
        settings.fallback().map(level -> search.reach(level, Set.of())).orElseGet(List::of);
    if (!fallback.isEmpty()) {
      search.notes.add(atTheEnd("Nobody else is left to call: calling the fallback."));
      return new ChainCall(step, fallback, search.notes, /* last= */ true, search.unknown);
    }
    String nobody =
        settings.fallback().isEmpty()
            ? "Nobody else is left to call, and the settings name no fallback"
            : "Nobody else is left to call, and the fallback reaches nobody";
    search.notes.add(
        atTheEnd(nobody + (again.isEmpty() ? "." : ": calling once more who is there.")));
    return new ChainCall(step, again, search.notes, /* last= */ true, search.unknown);
  }

  /** Returns the people of the first level with somebody who was not paged yet. */
  List<String> newcomers(Escalation e, EscalationHistory history, Instant now) {
    Search quiet = new Search(e, history, /* patient= */ false, now);
    return settings.policy(e.policy()).chain().stream()
        .map(
            level ->
                quiet.reach(level, history.declined()).stream()
                    .filter(person -> !history.called().contains(person))
                    .toList())
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElseGet(List::of);
  }

  /** Returns the people of the first level that has somebody to page now. */
  private List<String> again(Search search, EscalationPolicy policy) {
    Search quiet = new Search(search.escalation, search.history, /* patient= */ false, search.now);
    List<String> persons =
        policy.chain().stream()
            .map(level -> quiet.reach(level, search.history.declined()))
            .filter(found -> !found.isEmpty())
            .findFirst()
            .orElseGet(List::of);
    search.unknown |= quiet.unknown;
    return persons;
  }

  private static UnsavedEvent atTheEnd(String text) {
    return UnsavedEvent.of(EscalationEventKind.FALLBACK, Optional.empty(), text);
  }

  private Optional<String> id(OnCallPerson person) {
    return Stream.of(person.email(), person.handle(), Optional.of(person.name()))
        .flatMap(Optional::stream)
        .flatMap(known -> people.find(known).stream())
        .findFirst();
  }
}
