package io.signalbox.knowledge.lookup.oncall;

import io.signalbox.knowledge.lookup.finding.LookUpContext;
import io.signalbox.knowledge.lookup.finding.LookUpStatement;
import io.signalbox.knowledge.lookup.finding.MarkdownPhrases;
import io.signalbox.knowledge.oncall.OnCallDuty;
import io.signalbox.knowledge.oncall.OnCallPerson;
import io.signalbox.knowledge.oncall.Shift.Role;
import io.signalbox.knowledge.oncall.TeamRoster;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Composes the answer about one team at one instant: who is on call, until when, and who is next.
 */
record MomentAnswerWriter(LookUpContext asking, DutyPhrasing words, Instant instant) {

  LookUpStatement statement(Optional<Role> wanted) {
    TeamDuty team = words.team();
    if (!instant.isBefore(team.roster().end())) {
      return LookUpStatement.of(afterTheTable(), team.roster().files());
    }
    List<String> sentences = new ArrayList<>();
    List<String> notices = new ArrayList<>();
    for (Role role : Role.values()) {
      Optional<OnCallDuty> duty = team.at(role, instant);
      boolean asked = wanted.isEmpty() || wanted.get() == role;
      if (asked && duty.isPresent()) {
        if (role == Role.PRIMARY || wanted.isPresent() || !duty.get().isGap()) {
          sentences.add(sentence(role, duty.get(), sentences.isEmpty()));
        }
        notices.addAll(notices(role, duty.get()));
      }
    }
    return new LookUpStatement(String.join(" ", sentences), notices, team.files(instant, instant));
  }

  private String sentence(Role role, OnCallDuty duty, boolean first) {
    String team = MarkdownPhrases.bold(words.team().roster().team());
    if (role == Role.SECONDARY && !words.team().has(Role.SECONDARY)) {
      return "The table names no secondary for " + team + ".";
    }
    String lead = isNow() || !first ? "" : "On " + words.times().timeInZone(instant) + " ";
    String duties = (role == Role.SECONDARY ? "secondary" : "on call") + " for " + team;
    if (duty.isGap()) {
      String nobody = lead.isEmpty() ? "Nobody" : "nobody";
      return lead + nobody + verb(1) + duties + (isNow() ? " right now." : ".");
    }
    if (!first && isAlsoPrimary(duty)) {
      return "The secondary is the same person" + words.until(role, duty) + ".";
    }
    if (!first) {
      return "Secondary"
          + verb(duty.people().size())
          + words.people(duty).replaceFirst(",$", "")
          + words.until(role, duty)
          + ".";
    }
    return lead
        + words.people(duty)
        + verb(duty.people().size())
        + duties
        + words.until(role, duty)
        + ".";
  }

  private boolean isAlsoPrimary(OnCallDuty secondary) {
    return words
        .team()
        .at(Role.PRIMARY, instant)
        .filter(primary -> names(primary).equals(names(secondary)))
        .isPresent();
  }

  private static Set<String> names(OnCallDuty duty) {
    return duty.people().stream().map(OnCallPerson::name).collect(Collectors.toSet());
  }

  private String afterTheTable() {
    TeamRoster roster = words.team().roster();
    return "I cannot say who"
        + verb(1)
        + "on call for "
        + MarkdownPhrases.bold(roster.team())
        + (isNow() ? " right now" : " on " + words.times().timeInZone(instant))
        + ": the table I have ends on "
        + words.times().timeInZone(roster.end())
        + ".";
  }

  /** Returns notices: for a gap all about it, for a shift only those concerning the instant. */
  private List<String> notices(Role role, OnCallDuty duty) {
    return duty.isGap()
        ? words.notices(role, List.of(duty), duty.from(), duty.to())
        : words.notices(role, List.of(duty), instant, instant);
  }

  private String verb(int people) {
    boolean past = !isNow() && instant.isBefore(asking.now());
    return people > 1 ? (past ? " were " : " are ") : (past ? " was " : " is ");
  }

  private boolean isNow() {
    return Duration.between(asking.now(), instant).abs().toMinutes() < 1;
  }
}
