package io.signalbox.knowledge.lookup.oncall;

import io.signalbox.knowledge.lookup.finding.MarkdownPhrases;
import io.signalbox.knowledge.lookup.finding.TimeWriter;
import io.signalbox.knowledge.oncall.OnCallDuty;
import io.signalbox.knowledge.oncall.Shift.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Formats the duties of one team as text, with notices of gaps and double bookings. */
record DutyPhrasing(TeamDuty team, TimeWriter times) {

  /** Returns the people on duty in bold, marking overrides; must not be called for a gap. */
  String people(OnCallDuty duty) {
    String covering =
        duty.coveredFor().isEmpty()
            ? ""
            : ", covering for " + MarkdownPhrases.names(duty.coveredFor()) + ",";
    return MarkdownPhrases.people(duty.people()) + covering;
  }

  /**
   * Returns {@code until Mon 30 Nov 09:00 (Europe/Berlin), then Bo}; empty when no end is in sight.
   */
  String until(Role role, OnCallDuty duty) {
    if (team.reachesTheMargin(duty)) {
      return "";
    }
    Optional<OnCallDuty> next = team.next(role, duty);
    String then =
        next.map(
                following ->
                    following.isGap()
                        ? nobodyAfter(following)
                        : ", then " + MarkdownPhrases.people(following.people()))
            .orElse("");
    return " until " + times.timeInZone(duty.to()) + then;
  }

  private String nobodyAfter(OnCallDuty gap) {
    if (!gap.from().isBefore(team.roster().end()) || team.reachesTheMargin(gap)) {
      return "";
    }
    return ", then nobody until " + times.time(gap.to());
  }

  /**
   * Returns a sequence such as {@code Ana until Mon 09:00, then nobody until Tue 09:00, then Bo
   * until …}.
   */
  String sequence(List<OnCallDuty> duties) {
    List<String> parts = new ArrayList<>();
    for (OnCallDuty duty : duties) {
      parts.add(
          (duty.isGap() ? "nobody" : people(duty))
              + (team.reachesTheMargin(duty) || endsWithTable(duty)
                  ? ""
                  : " until " + times.time(duty.to())));
    }
    return String.join(", then ", parts).replace(",,", ",");
  }

  /** Returns a sentence for each gap, double booking and end of the table within the period. */
  List<String> notices(Role role, List<OnCallDuty> duties, Instant from, Instant to) {
    List<String> notices = new ArrayList<>();
    String name = MarkdownPhrases.text(team.roster().team());
    for (OnCallDuty duty : duties) {
      if (duty.isDoubleBooking()) {
        notices.add(doubleBooking(role, duty, name));
      } else if (duty.isGap() && role == Role.PRIMARY) {
        gap(duty, name, from, to).ifPresent(notices::add);
      }
    }
    if (role == Role.PRIMARY && to.isAfter(team.roster().end())) {
      notices.add(tableEnds());
    }
    if (role == Role.PRIMARY && from.isBefore(team.roster().start())) {
      notices.add(
          "The table I have for "
              + name
              + " begins on "
              + times.timeInZone(team.roster().start())
              + ".");
    }
    return notices;
  }

  String tableEnds() {
    return "The table I have for "
        + MarkdownPhrases.text(team.roster().team())
        + " ends on "
        + times.timeInZone(team.roster().end())
        + ".";
  }

  private String doubleBooking(Role role, OnCallDuty duty, String name) {
    return "Double booking: "
        + MarkdownPhrases.and(
            duty.people().stream().map(person -> MarkdownPhrases.text(person.name())).toList())
        + (duty.people().size() > 2 ? " are all " : " are both ")
        + (role == Role.PRIMARY ? "primary" : "secondary")
        + " for "
        + name
        + " from "
        + times.time(duty.from())
        + " to "
        + times.timeInZone(duty.to())
        + ".";
  }

  /** Returns a notice of a gap within the table's period, beyond which nothing is known. */
  private Optional<String> gap(OnCallDuty duty, String name, Instant from, Instant to) {
    Instant start = later(later(duty.from(), team.roster().start()), from);
    Instant end = earlier(earlier(duty.to(), team.roster().end()), to);
    return end.isAfter(start)
        ? Optional.of(
            "Nobody is on call for "
                + name
                + " from "
                + times.time(start)
                + " to "
                + times.timeInZone(end)
                + ".")
        : Optional.empty();
  }

  private boolean endsWithTable(OnCallDuty duty) {
    return duty.isGap() && !duty.from().isBefore(team.roster().end());
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
