package io.signalbox.knowledge.lookup;

import io.signalbox.knowledge.document.TableFile;
import io.signalbox.knowledge.oncall.Duty;
import io.signalbox.knowledge.oncall.ListedShift;
import io.signalbox.knowledge.oncall.OnCallTable;
import io.signalbox.knowledge.oncall.Roster;
import io.signalbox.knowledge.oncall.Shift.Role;
import io.signalbox.knowledge.when.When;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Duty of a person, with overrides applied. */
record Turn(TeamDuty team, Role role, Duty duty) {
  static final Comparator<Turn> PRIMARY_FIRST =
      Comparator.comparing(Turn::role).thenComparing(turn -> turn.duty().from());

  /** Far enough for the turns of a large rotation, about a person every week. */
  private static final Duration REACH = Duration.ofDays(120);

  /** Returns the person's duties around the time asked for, earliest first. */
  static List<Turn> of(OnCallTable table, Asking asking, String name, List<Roster> rosters) {
    Instant from = asking.instant().minus(REACH);
    Instant to = asking.instant().plus(REACH);
    List<Turn> turns = new ArrayList<>();
    for (Roster roster : rosters) {
      List<ListedShift> shifts = table.between(asking.audience(), roster.team(), from, to);
      TeamDuty team = new TeamDuty(roster, shifts, from, to);
      for (Role role : Role.values()) {
        List<Turn> own = new ArrayList<>();
        for (Duty duty : team.timeline(role)) {
          if (duty.people().stream().anyMatch(person -> person.name().equals(name))) {
            append(own, new Turn(team, role, duty));
          }
        }
        turns.addAll(own);
      }
    }
    turns.sort(Comparator.comparing(turn -> turn.duty().from()));
    return turns;
  }

  /** To the person it is one turn when a colleague is booked beside them for a part of it. */
  private static void append(List<Turn> turns, Turn next) {
    if (turns.isEmpty() || !turns.getLast().duty().to().equals(next.duty().from())) {
      turns.add(next);
      return;
    }
    Duty last = turns.removeLast().duty();
    Duty both = new Duty(last.from(), next.duty().to(), last.onDuty(), last.replaced());
    turns.add(new Turn(next.team(), next.role(), both));
  }

  boolean overlaps(When span) {
    return switch (span) {
      case When.At at -> duty.covers(at.instant());
      case When.During during ->
          duty.from().isBefore(during.to()) && duty.to().isAfter(during.from());
    };
  }

  /** The files that these rosters and turns rest on, each once. */
  static List<TableFile> files(List<Roster> rosters, List<Turn> turns) {
    return Stream.concat(
            rosters.stream().flatMap(roster -> roster.files().stream()),
            turns.stream()
                .flatMap(
                    turn -> turn.team().files(turn.duty().from(), turn.duty().from()).stream()))
        .distinct()
        .toList();
  }
}
