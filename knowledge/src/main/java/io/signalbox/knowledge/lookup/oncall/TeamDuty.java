package io.signalbox.knowledge.lookup.oncall;

import io.signalbox.knowledge.document.TableFile;
import io.signalbox.knowledge.lookup.finding.LookUpContext;
import io.signalbox.knowledge.lookup.time.NamedTime;
import io.signalbox.knowledge.oncall.DutyTimeline;
import io.signalbox.knowledge.oncall.OnCallDuty;
import io.signalbox.knowledge.oncall.OnCallTable;
import io.signalbox.knowledge.oncall.Shift.Role;
import io.signalbox.knowledge.oncall.SourcedShift;
import io.signalbox.knowledge.oncall.TeamRoster;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One team's shifts around the time asked about, with enough margin on both sides to tell when a
 * shift begins and ends.
 */
record TeamDuty(TeamRoster roster, List<SourcedShift> shifts, Instant from, Instant to) {
  private static final Duration MARGIN = Duration.ofDays(60);

  static TeamDuty around(OnCallTable table, LookUpContext asking, TeamRoster roster) {
    Instant from = asking.span().start().minus(MARGIN);
    Instant to = asking.span().end().plus(MARGIN);
    return new TeamDuty(
        roster, table.between(asking.audience(), roster.team(), from, to), from, to);
  }

  List<OnCallDuty> timeline(Role role) {
    return DutyTimeline.of(shifts, role, from, to);
  }

  Optional<OnCallDuty> at(Role role, Instant instant) {
    return timeline(role).stream().filter(duty -> duty.covers(instant)).findFirst();
  }

  List<OnCallDuty> during(Role role, NamedTime.During during) {
    return timeline(role).stream()
        .filter(duty -> duty.from().isBefore(during.to()) && duty.to().isAfter(during.from()))
        .toList();
  }

  /** Returns the duty after this one; empty at the end of the period looked at. */
  Optional<OnCallDuty> next(Role role, OnCallDuty duty) {
    return timeline(role).stream().filter(each -> each.from().equals(duty.to())).findFirst();
  }

  boolean has(Role role) {
    return shifts.stream().anyMatch(each -> each.shift().role() == role);
  }

  /** Returns whether the duty may continue beyond the period looked at. */
  boolean reachesTheMargin(OnCallDuty duty) {
    return duty.to().equals(to);
  }

  /** Returns the files whose rows cover this period; all files that name the team when none do. */
  List<TableFile> files(Instant start, Instant end) {
    List<TableFile> files =
        shifts.stream()
            .filter(each -> !each.shift().start().isAfter(end) && each.shift().end().isAfter(start))
            .map(SourcedShift::file)
            .distinct()
            .toList();
    return files.isEmpty() ? roster.files() : files;
  }
}
