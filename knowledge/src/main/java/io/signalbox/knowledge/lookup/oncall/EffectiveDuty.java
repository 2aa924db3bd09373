package io.signalbox.knowledge.lookup.oncall;

import io.signalbox.knowledge.document.TableFile;
import io.signalbox.knowledge.lookup.finding.LookUpContext;
import io.signalbox.knowledge.lookup.time.NamedTime;
import io.signalbox.knowledge.oncall.OnCallDuty;
import io.signalbox.knowledge.oncall.OnCallTable;
import io.signalbox.knowledge.oncall.Shift.Role;
import io.signalbox.knowledge.oncall.SourcedShift;
import io.signalbox.knowledge.oncall.TeamRoster;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Shift of a person in one team and role, with overrides applied. */
record EffectiveDuty(TeamDuty team, Role role, OnCallDuty duty) {
  static final Comparator<EffectiveDuty> PRIMARY_FIRST =
      Comparator.comparing(EffectiveDuty::role).thenComparing(turn -> turn.duty().from());

  /**
   * Period read before and after the time asked about: long enough for a rotation of seventeen
   * people.
   */
  private static final Duration REACH = Duration.ofDays(120);

  /** Returns the person's duties around the time asked for, earliest first. */
  static List<EffectiveDuty> of(
      OnCallTable table, LookUpContext asking, String name, List<TeamRoster> rosters) {
    Instant from = asking.instant().minus(REACH);
    Instant to = asking.instant().plus(REACH);
    List<EffectiveDuty> turns = new ArrayList<>();
    for (TeamRoster roster : rosters) {
      List<SourcedShift> shifts = table.between(asking.audience(), roster.team(), from, to);
      TeamDuty team = new TeamDuty(roster, shifts, from, to);
      for (Role role : Role.values()) {
        List<EffectiveDuty> own = new ArrayList<>();
        for (OnCallDuty duty : team.timeline(role)) {
          if (duty.people().stream().anyMatch(person -> person.name().equals(name))) {
            append(own, new EffectiveDuty(team, role, duty));
          }
        }
        turns.addAll(own);
      }
    }
    turns.sort(Comparator.comparing(turn -> turn.duty().from()));
    return turns;
  }

  /**
   * Appends a duty, merged with an adjoining one: for the person it is one shift, though a
   * colleague is booked too for a part of it.
   */
  private static void append(List<EffectiveDuty> turns, EffectiveDuty next) {
    if (turns.isEmpty() || !turns.getLast().duty().to().equals(next.duty().from())) {
      turns.add(next);
      return;
    }
    OnCallDuty last = turns.removeLast().duty();
    OnCallDuty both = new OnCallDuty(last.from(), next.duty().to(), last.onDuty(), last.replaced());
    turns.add(new EffectiveDuty(next.team(), next.role(), both));
  }

  boolean overlaps(NamedTime span) {
    return switch (span) {
      case NamedTime.At at -> duty.covers(at.instant());
      case NamedTime.During during ->
          duty.from().isBefore(during.to()) && duty.to().isAfter(during.from());
    };
  }

  /** Returns the files that contain these rosters and shifts, each once. */
  static List<TableFile> files(List<TeamRoster> rosters, List<EffectiveDuty> turns) {
    return Stream.concat(
            rosters.stream().flatMap(roster -> roster.files().stream()),
            turns.stream()
                .flatMap(
                    turn -> turn.team().files(turn.duty().from(), turn.duty().from()).stream()))
        .distinct()
        .toList();
  }
}
