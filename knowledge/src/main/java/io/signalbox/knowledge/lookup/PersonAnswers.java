package io.signalbox.knowledge.lookup;

import io.signalbox.knowledge.oncall.Duty;
import io.signalbox.knowledge.oncall.OnCallTable;
import io.signalbox.knowledge.oncall.Roster;
import io.signalbox.knowledge.oncall.Shift.Role;
import io.signalbox.knowledge.when.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers about one person's shifts, at one time or in sequence. */
final class PersonAnswers {
  private static final int MOST = 4;

  private final OnCallTable table;

  PersonAnswers(OnCallTable table) {
    this.table = table;
  }

  Statement whenIs(Asking asking, String name, List<Roster> rosters) {
    List<Turn> turns =
        Turn.of(table, asking, name, rosters).stream()
            .filter(turn -> turn.duty().to().isAfter(asking.instant()))
            .limit(MOST)
            .toList();
    if (turns.isEmpty()) {
      return new Statement(
          Phrases.bold(name) + " has no shift ahead in the tables I have.",
          rosters.stream().map(roster -> ends(asking, roster)).toList(),
          Turn.files(rosters, turns));
    }
    List<String> parts = turns.stream().map(turn -> stretch(asking, turn)).toList();
    String list =
        parts.size() == 1 ? " " + parts.getFirst() + "." : "\n- " + String.join("\n- ", parts);
    return Statement.of(Phrases.bold(name) + " is on call" + list, Turn.files(List.of(), turns));
  }

  Statement is(Asking asking, String name, List<Roster> rosters) {
    List<Turn> turns = Turn.of(table, asking, name, rosters);
    When span = asking.span();
    List<String> on =
        turns.stream()
            .filter(turn -> turn.overlaps(span))
            .limit(MOST)
            .map(turn -> stretch(asking, turn))
            .toList();
    String verb = TeamDuty.end(span).isBefore(asking.now()) ? " was " : " is ";
    if (!on.isEmpty()) {
      return Statement.of(
          "Yes, " + Phrases.bold(name) + verb + "on call " + Phrases.and(on) + ".",
          Turn.files(List.of(), turns.stream().filter(turn -> turn.overlaps(span)).toList()));
    }
    String next =
        turns.stream()
            .filter(turn -> turn.duty().from().isAfter(asking.now()))
            .findFirst()
            .map(turn -> " The next shift is " + stretch(asking, turn) + ".")
            .orElse("");
    return Statement.of(
        "No, " + Phrases.bold(name) + verb + "not on call " + time(asking, span) + "." + next,
        Turn.files(rosters, List.of()));
  }

  /**
   * Answers who is on duty before or after a person's current or next shift; empty when the person has none.
   */
  Optional<Statement> neighbour(Asking asking, String name, List<Roster> rosters, boolean before) {
    List<Turn> turns = Turn.of(table, asking, name, rosters);
    List<Statement> statements = new ArrayList<>();
    for (Roster roster : rosters) {
      turns.stream()
          .filter(turn -> turn.team().roster().equals(roster))
          .filter(turn -> turn.duty().to().isAfter(asking.instant()))
          .min(Turn.PRIMARY_FIRST)
          .map(turn -> new NeighbourAnswer(asking, name, turn))
          .ifPresent(answer -> statements.add(before ? answer.before() : answer.after()));
    }
    return statements.isEmpty() ? Optional.empty() : Optional.of(Statement.joined(statements));
  }

  private static String stretch(Asking asking, Turn turn) {
    Duty duty = turn.duty();
    Times times = asking.times();
    return (duty.covers(asking.now()) ? "now, until " : "from " + times.time(duty.from()) + " to ")
        + times.timeInZone(duty.to())
        + ", for "
        + Phrases.bold(turn.team().roster().team())
        + (turn.role() == Role.PRIMARY ? "" : " as secondary");
  }

  private static String time(Asking asking, When span) {
    return switch (span) {
      case When.At at ->
          at.instant().equals(asking.now())
              ? "right now"
              : "on " + asking.times().timeInZone(at.instant());
      case When.During during -> asking.times().stretch(during);
    };
  }

  private static String ends(Asking asking, Roster roster) {
    return "The table I have for "
        + Phrases.text(roster.team())
        + " ends on "
        + asking.times().timeInZone(roster.end())
        + ".";
  }
}
