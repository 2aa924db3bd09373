package io.signalbox.knowledge.lookup.oncall;

import io.signalbox.knowledge.lookup.finding.LookUpContext;
import io.signalbox.knowledge.lookup.finding.LookUpStatement;
import io.signalbox.knowledge.lookup.finding.MarkdownPhrases;
import io.signalbox.knowledge.lookup.time.NamedTime;
import io.signalbox.knowledge.oncall.OnCallDuty;
import io.signalbox.knowledge.oncall.OnCallTable;
import io.signalbox.knowledge.oncall.Shift.Role;
import io.signalbox.knowledge.oncall.TeamRoster;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Composes the answers who is on call for a team at a time, during a period, or next. */
final class OnDutyAnswers {
  private final OnCallTable table;

  OnDutyAnswers(OnCallTable table) {
    this.table = table;
  }

  /**
   * @param role empty for both
   */
  LookUpStatement who(LookUpContext asking, TeamRoster roster, Optional<Role> role) {
    DutyPhrasing words = words(asking, roster);
    return switch (asking.span()) {
      case NamedTime.At at -> new MomentAnswerWriter(asking, words, at.instant()).statement(role);
      case NamedTime.During during -> new PeriodAnswerWriter(words, during).statement(role);
    };
  }

  LookUpStatement next(LookUpContext asking, TeamRoster roster) {
    DutyPhrasing words = words(asking, roster);
    Instant now = asking.instant();
    List<OnCallDuty> timeline = words.team().timeline(Role.PRIMARY);
    return timeline.stream()
        .filter(duty -> duty.from().isAfter(now) && !duty.isGap())
        .findFirst()
        .map(duty -> next(words, timeline, duty, now))
        .orElseGet(
            () ->
                new LookUpStatement(
                    "The tables name nobody who is on call next for "
                        + MarkdownPhrases.bold(roster.team())
                        + ".",
                    List.of(words.tableEnds()),
                    roster.files()));
  }

  private static LookUpStatement next(
      DutyPhrasing words, List<OnCallDuty> timeline, OnCallDuty next, Instant now) {
    List<OnCallDuty> before =
        timeline.stream()
            .filter(duty -> duty.to().isAfter(now) && duty.from().isBefore(next.from()))
            .toList();
    String until =
        before.stream()
            .filter(duty -> duty.covers(now) && !duty.isGap())
            .map(duty -> " Until then: " + MarkdownPhrases.people(duty.people()) + ".")
            .findFirst()
            .orElse("");
    return new LookUpStatement(
        MarkdownPhrases.people(next.people())
            + (next.people().size() > 1 ? " are" : " is")
            + " on call next for "
            + MarkdownPhrases.bold(words.team().roster().team())
            + ", from "
            + words.times().time(next.from())
            + words.until(Role.PRIMARY, next)
            + "."
            + until,
        words.notices(Role.PRIMARY, before, now, next.from()),
        words.team().files(now, next.from()));
  }

  private DutyPhrasing words(LookUpContext asking, TeamRoster roster) {
    return new DutyPhrasing(TeamDuty.around(table, asking, roster), asking.times());
  }
}
