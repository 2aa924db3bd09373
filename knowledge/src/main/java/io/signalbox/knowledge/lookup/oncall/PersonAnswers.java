package io.signalbox.knowledge.lookup.oncall;

import io.signalbox.knowledge.lookup.finding.LookUpContext;
import io.signalbox.knowledge.lookup.finding.LookUpStatement;
import io.signalbox.knowledge.lookup.finding.MarkdownPhrases;
import io.signalbox.knowledge.lookup.finding.TimeWriter;
import io.signalbox.knowledge.lookup.time.NamedTime;
import io.signalbox.knowledge.oncall.OnCallDuty;
import io.signalbox.knowledge.oncall.OnCallTable;
import io.signalbox.knowledge.oncall.Shift.Role;
import io.signalbox.knowledge.oncall.TeamRoster;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Composes the answers about one person's shifts: their dates, duty at a time, and the people
 * before and after.
 */
final class PersonAnswers {
  private static final int MOST = 4;

  private final OnCallTable table;

  PersonAnswers(OnCallTable table) {
    this.table = table;
  }

  LookUpStatement whenIs(LookUpContext asking, String name, List<TeamRoster> rosters) {
    List<EffectiveDuty> turns =
        EffectiveDuty.of(table, asking, name, rosters).stream()
            .filter(turn -> turn.duty().to().isAfter(asking.instant()))
            .limit(MOST)
            .toList();
    if (turns.isEmpty()) {
      return new LookUpStatement(
          MarkdownPhrases.bold(name) + " has no shift ahead in the tables I have.",
          rosters.stream().map(roster -> ends(asking, roster)).toList(),
          EffectiveDuty.files(rosters, turns));
    }
    List<String> parts = turns.stream().map(turn -> stretch(asking, turn)).toList();
    String list =
        parts.size() == 1 ? " " + parts.getFirst() + "." : "\n- " + String.join("\n- ", parts);
    return LookUpStatement.of(
        MarkdownPhrases.bold(name) + " is on call" + list, EffectiveDuty.files(List.of(), turns));
  }

  LookUpStatement is(LookUpContext asking, String name, List<TeamRoster> rosters) {
    List<EffectiveDuty> turns = EffectiveDuty.of(table, asking, name, rosters);
    NamedTime span = asking.span();
    List<String> on =
        turns.stream()
            .filter(turn -> turn.overlaps(span))
            .limit(MOST)
            .map(turn -> stretch(asking, turn))
            .toList();
    String verb = span.end().isBefore(asking.now()) ? " was " : " is ";
    if (!on.isEmpty()) {
      return LookUpStatement.of(
          "Yes, " + MarkdownPhrases.bold(name) + verb + "on call " + MarkdownPhrases.and(on) + ".",
          EffectiveDuty.files(
              List.of(), turns.stream().filter(turn -> turn.overlaps(span)).toList()));
    }
    String next =
        turns.stream()
            .filter(turn -> turn.duty().from().isAfter(asking.now()))
            .findFirst()
            .map(turn -> " The next shift is " + stretch(asking, turn) + ".")
            .orElse("");
    return LookUpStatement.of(
        "No, "
            + MarkdownPhrases.bold(name)
            + verb
            + "not on call "
            + time(asking, span)
            + "."
            + next,
        EffectiveDuty.files(rosters, List.of()));
  }

  /**
   * Answers who is on duty before or after a person's current or next shift; empty when the person
   * has none.
   */
  Optional<LookUpStatement> neighbour(
      LookUpContext asking, String name, List<TeamRoster> rosters, boolean before) {
    List<EffectiveDuty> turns = EffectiveDuty.of(table, asking, name, rosters);
    List<LookUpStatement> statements = new ArrayList<>();
    for (TeamRoster roster : rosters) {
      turns.stream()
          .filter(turn -> turn.team().roster().equals(roster))
          .filter(turn -> turn.duty().to().isAfter(asking.instant()))
          .min(EffectiveDuty.PRIMARY_FIRST)
          .map(turn -> new AdjacentShiftAnswerWriter(asking, name, turn))
          .ifPresent(answer -> statements.add(before ? answer.before() : answer.after()));
    }
    return statements.isEmpty()
        ? Optional.empty()
        : Optional.of(LookUpStatement.joined(statements));
  }

  private static String stretch(LookUpContext asking, EffectiveDuty turn) {
    OnCallDuty duty = turn.duty();
    TimeWriter times = asking.times();
    return (duty.covers(asking.now()) ? "now, until " : "from " + times.time(duty.from()) + " to ")
        + times.timeInZone(duty.to())
        + ", for "
        + MarkdownPhrases.bold(turn.team().roster().team())
        + (turn.role() == Role.PRIMARY ? "" : " as secondary");
  }

  private static String time(LookUpContext asking, NamedTime span) {
    return switch (span) {
      case NamedTime.At at ->
          at.instant().equals(asking.now())
              ? "right now"
              : "on " + asking.times().timeInZone(at.instant());
      case NamedTime.During during -> asking.times().stretch(during);
    };
  }

  private static String ends(LookUpContext asking, TeamRoster roster) {
    return "The table I have for "
        + MarkdownPhrases.text(roster.team())
        + " ends on "
        + asking.times().timeInZone(roster.end())
        + ".";
  }
}
