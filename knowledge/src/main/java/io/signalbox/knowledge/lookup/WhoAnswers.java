package io.signalbox.knowledge.lookup;

import io.signalbox.knowledge.oncall.Duty;
import io.signalbox.knowledge.oncall.OnCallTable;
import io.signalbox.knowledge.oncall.Roster;
import io.signalbox.knowledge.oncall.Shift.Role;
import io.signalbox.knowledge.when.When;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Says who is on call for a team at one time, over a stretch of it, or next. */
final class WhoAnswers {
  private final OnCallTable table;

  WhoAnswers(OnCallTable table) {
    this.table = table;
  }

  /**
   * @param role empty for both
   */
  Statement who(Asking asking, Roster roster, Optional<Role> role) {
    DutyWords words = words(asking, roster);
    return switch (asking.span()) {
      case When.At at -> new MomentAnswer(asking, words, at.instant()).statement(role);
      case When.During during -> new StretchAnswer(words, during).statement(role);
    };
  }

  Statement next(Asking asking, Roster roster) {
    DutyWords words = words(asking, roster);
    Instant now = asking.instant();
    List<Duty> timeline = words.team().timeline(Role.PRIMARY);
    return timeline.stream()
        .filter(duty -> duty.from().isAfter(now) && !duty.isGap())
        .findFirst()
        .map(duty -> next(words, timeline, duty, now))
        .orElseGet(
            () ->
                new Statement(
                    "The tables name nobody who is on call next for "
                        + Phrases.bold(roster.team())
                        + ".",
                    List.of(words.tableEnds()),
                    roster.files()));
  }

  private static Statement next(DutyWords words, List<Duty> timeline, Duty next, Instant now) {
    List<Duty> before =
        timeline.stream()
            .filter(duty -> duty.to().isAfter(now) && duty.from().isBefore(next.from()))
            .toList();
    String until =
        before.stream()
            .filter(duty -> duty.covers(now) && !duty.isGap())
            .map(duty -> " Until then: " + Phrases.people(duty.people()) + ".")
            .findFirst()
            .orElse("");
    return new Statement(
        Phrases.people(next.people())
            + (next.people().size() > 1 ? " are" : " is")
            + " on call next for "
            + Phrases.bold(words.team().roster().team())
            + ", from "
            + words.times().time(next.from())
            + words.until(Role.PRIMARY, next)
            + "."
            + until,
        words.notices(Role.PRIMARY, before, now, next.from()),
        words.team().files(now, next.from()));
  }

  private DutyWords words(Asking asking, Roster roster) {
    return new DutyWords(TeamDuty.around(table, asking, roster), asking.times());
  }
}
