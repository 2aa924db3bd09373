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
import java.util.Optional;

/** Says when somebody is on call, and who comes before or after. */
final class PersonAnswers {
  private static final Duration AHEAD = Duration.ofDays(120);
  private static final int MOST = 4;

  private final OnCallTable table;

  PersonAnswers(OnCallTable table) {
    this.table = table;
  }

  /** A duty of the person. */
  private record Turn(TeamDuty team, Role role, Duty duty) {}

  Statement whenIs(Asking asking, String name, List<Roster> rosters) {
    Times times = asking.times();
    List<Turn> turns =
        turns(asking, name, rosters).stream()
            .filter(turn -> turn.duty().to().isAfter(asking.instant()))
            .limit(MOST)
            .toList();
    if (turns.isEmpty()) {
      return nothingAhead(asking, name, rosters);
    }
    List<String> parts =
        turns.stream()
            .map(
                turn ->
                    (turn.duty().covers(asking.now())
                            ? "now, until "
                            : "from " + times.time(turn.duty().from()) + " to ")
                        + times.timeInZone(turn.duty().to())
                        + " for "
                        + Phrases.bold(turn.team().roster().team())
                        + " ("
                        + (turn.role() == Role.PRIMARY ? "primary" : "secondary")
                        + ")")
            .toList();
    String text =
        parts.size() == 1
            ? Phrases.bold(name) + " is on call " + parts.getFirst() + "."
            : Phrases.bold(name) + " is on call\n- " + String.join("\n- ", parts);
    return Statement.of(text, files(turns));
  }

  Statement is(Asking asking, String name, List<Roster> rosters) {
    List<Turn> turns = turns(asking, name, rosters);
    When span = asking.span();
    List<Turn> on = turns.stream().filter(turn -> overlaps(turn.duty(), span)).toList();
    Times times = asking.times();
    if (!on.isEmpty()) {
      List<String> parts =
          on.stream()
              .map(
                  turn ->
                      "for "
                          + Phrases.bold(turn.team().roster().team())
                          + (turn.role() == Role.SECONDARY ? " as secondary" : "")
                          + " from "
                          + times.time(turn.duty().from())
                          + " to "
                          + times.timeInZone(turn.duty().to()))
              .toList();
      return Statement.of(
          "Yes, " + Phrases.bold(name) + verb(asking) + "on call " + Phrases.and(parts) + ".",
          files(on));
    }
    String time =
        switch (span) {
          case When.At at ->
              asking.when().isEmpty() || at.instant().equals(asking.now())
                  ? "right now"
                  : "on " + times.timeInZone(at.instant());
          case When.During during -> times.stretch(during);
        };
    String next =
        turns.stream()
            .filter(turn -> turn.duty().from().isAfter(asking.now()))
            .findFirst()
            .map(
                turn ->
                    " The next shift begins on "
                        + times.timeInZone(turn.duty().from())
                        + " for "
                        + Phrases.bold(turn.team().roster().team())
                        + ".")
            .orElse("");
    return Statement.of(
        "No, " + Phrases.bold(name) + verb(asking) + "not on call " + time + "." + next,
        files(rosters, turns));
  }

  Optional<Statement> neighbour(Asking asking, String name, List<Roster> rosters, boolean before) {
    List<Turn> turns = turns(asking, name, rosters);
    List<Statement> statements = new ArrayList<>();
    for (Roster roster : rosters) {
      turns.stream()
          .filter(turn -> turn.team().roster().equals(roster))
          .filter(turn -> turn.duty().to().isAfter(asking.instant()))
          .min(
              Comparator.comparing((Turn turn) -> turn.role())
                  .thenComparing(turn -> turn.duty().from()))
          .ifPresent(turn -> statements.add(neighbour(asking, name, turn, before)));
    }
    return statements.isEmpty() ? Optional.empty() : Optional.of(Statement.joined("", statements));
  }

  private static Statement neighbour(Asking asking, String name, Turn turn, boolean before) {
    Times times = asking.times();
    DutyWords words = new DutyWords(turn.team(), times);
    List<Duty> timeline = turn.team().timeline(turn.role());
    Optional<Duty> other =
        before
            ? timeline.stream()
                .filter(duty -> !duty.to().isAfter(turn.duty().from()) && !duty.isGap())
                .reduce((a, b) -> b)
            : timeline.stream()
                .filter(duty -> !duty.from().isBefore(turn.duty().to()) && !duty.isGap())
                .findFirst();
    String team = Phrases.bold(turn.team().roster().team());
    String own =
        Phrases.bold(name)
            + (turn.duty().covers(asking.now())
                ? (before
                    ? ", on call now"
                    : ", on call until " + times.timeInZone(turn.duty().to()))
                : ", on call from "
                    + times.time(turn.duty().from())
                    + " to "
                    + times.timeInZone(turn.duty().to()));
    if (other.isEmpty()) {
      return new Statement(
          "The tables name nobody " + (before ? "before " : "after ") + own + ", for " + team + ".",
          before
              ? List.of()
              : List.of(
                  "The table I have for "
                      + Phrases.text(turn.team().roster().team())
                      + " ends on "
                      + times.timeInZone(turn.team().roster().end())
                      + "."),
          turn.team().roster().files());
    }
    Duty duty = other.get();
    String text =
        (before ? "Before " : "After ")
            + own
            + ", "
            + Phrases.people(duty.people())
            + (before ? " was on call for " : " is on call for ")
            + team
            + ", from "
            + times.time(duty.from())
            + (turn.team().reachesTheMargin(duty) ? "" : " to " + times.timeInZone(duty.to()))
            + ".";
    Instant from = before ? duty.to() : turn.duty().to();
    Instant to = before ? turn.duty().from() : duty.from();
    List<Duty> gaps =
        timeline.stream().filter(each -> each.isGap() && overlap(each, from, to)).toList();
    return new Statement(
        text,
        to.isAfter(from) ? words.notices(turn.role(), gaps, from, to) : List.of(),
        turn.team().files(duty.from(), duty.from()));
  }

  private static boolean overlap(Duty duty, Instant from, Instant to) {
    return duty.from().isBefore(to) && duty.to().isAfter(from);
  }

  private static boolean overlaps(Duty duty, When span) {
    return switch (span) {
      case When.At at -> duty.covers(at.instant());
      case When.During during -> overlap(duty, during.from(), during.to());
    };
  }

  private List<Turn> turns(Asking asking, String name, List<Roster> rosters) {
    Instant from = asking.instant().minus(AHEAD);
    Instant to = asking.instant().plus(AHEAD);
    List<Turn> turns = new ArrayList<>();
    for (Roster roster : rosters) {
      List<ListedShift> shifts = table.between(asking.audience(), roster.team(), from, to);
      TeamDuty team = new TeamDuty(roster, shifts, from, to);
      for (Role role : Role.values()) {
        team.timeline(role).stream()
            .filter(duty -> duty.people().stream().anyMatch(person -> person.name().equals(name)))
            .forEach(duty -> turns.add(new Turn(team, role, duty)));
      }
    }
    turns.sort(Comparator.comparing(turn -> turn.duty().from()));
    return turns;
  }

  private static Statement nothingAhead(Asking asking, String name, List<Roster> rosters) {
    List<String> ends =
        rosters.stream()
            .map(
                roster ->
                    "The table I have for "
                        + Phrases.text(roster.team())
                        + " ends on "
                        + asking.times().timeInZone(roster.end())
                        + ".")
            .toList();
    return new Statement(
        Phrases.bold(name) + " has no shift ahead in the tables I have.",
        ends,
        files(rosters, List.of()));
  }

  private static String verb(Asking asking) {
    return TeamDuty.end(asking.span()).isBefore(asking.now()) ? " was " : " is ";
  }

  private static List<TableFile> files(List<Turn> turns) {
    return turns.stream()
        .flatMap(turn -> turn.team().files(turn.duty().from(), turn.duty().from()).stream())
        .distinct()
        .toList();
  }

  private static List<TableFile> files(List<Roster> rosters, List<Turn> turns) {
    List<TableFile> files = new ArrayList<>(files(turns));
    rosters.forEach(roster -> files.addAll(roster.files()));
    return files.stream().distinct().toList();
  }
}
