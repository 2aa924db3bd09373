package io.signalbox.knowledge.lookup;

import io.signalbox.knowledge.oncall.Duty;
import io.signalbox.knowledge.oncall.OnCallTable;
import io.signalbox.knowledge.oncall.Roster;
import io.signalbox.knowledge.oncall.Shift.Role;
import io.signalbox.knowledge.when.When;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says who is on call for a team at one time or over a stretch of it. */
final class WhoAnswers {
  /** Up to this many handovers fit into a sentence; more become a list. */
  private static final int SENTENCE = 3;

  private static final int LIST = 30;

  private final OnCallTable table;

  WhoAnswers(OnCallTable table) {
    this.table = table;
  }

  Statement who(Asking asking, Roster roster, Optional<Role> role) {
    TeamDuty duty = TeamDuty.around(table, asking, roster);
    DutyWords words = new DutyWords(duty, asking.times());
    return switch (asking.span()) {
      case When.At at -> at(asking, words, at.instant(), role);
      case When.During during -> during(asking, words, during, role);
    };
  }

  Statement next(Asking asking, Roster roster) {
    TeamDuty duty = TeamDuty.around(table, asking, roster);
    DutyWords words = new DutyWords(duty, asking.times());
    Instant now = asking.instant();
    Optional<Duty> current = duty.at(Role.PRIMARY, now);
    Optional<Duty> next =
        duty.timeline(Role.PRIMARY).stream()
            .filter(each -> each.from().isAfter(now) && !each.isGap())
            .findFirst();
    if (next.isEmpty()) {
      return new Statement(
          "The tables name nobody who is on call next for " + Phrases.bold(roster.team()) + ".",
          List.of(
              "The table I have for "
                  + Phrases.text(roster.team())
                  + " ends on "
                  + asking.times().timeInZone(roster.end())
                  + "."),
          roster.files());
    }
    String after =
        current
            .filter(each -> !each.isGap())
            .map(each -> ", after " + Phrases.names(each.people()))
            .orElse("");
    return new Statement(
        Phrases.people(next.get().people())
            + (next.get().people().size() > 1 ? " are" : " is")
            + " on call next for "
            + Phrases.bold(roster.team())
            + ", from "
            + asking.times().time(next.get().from())
            + words.until(Role.PRIMARY, next.get())
            + after
            + ".",
        words.notices(Role.PRIMARY, between(duty, now, next.get()), now, next.get().from()),
        duty.files(now, next.get().from()));
  }

  private static List<Duty> between(TeamDuty team, Instant now, Duty next) {
    return team.timeline(Role.PRIMARY).stream()
        .filter(each -> each.to().isAfter(now) && !each.from().isAfter(next.from()))
        .toList();
  }

  private Statement at(Asking asking, DutyWords words, Instant instant, Optional<Role> role) {
    List<String> sentences = new ArrayList<>();
    List<String> notices = new ArrayList<>();
    TeamDuty team = words.team();
    for (Role each : Role.values()) {
      Optional<Duty> duty = team.at(each, instant);
      boolean asked = role.map(wanted -> wanted == each).orElse(true);
      if (!asked || duty.isEmpty()) {
        continue;
      }
      if (each == Role.PRIMARY || role.isPresent() || !duty.get().isGap()) {
        sentences.add(sentence(asking, words, each, duty.get(), sentences.isEmpty()));
      }
      notices.addAll(
          words.notices(
              each,
              List.of(duty.get()),
              gapStart(duty.get(), instant),
              gapEnd(duty.get(), instant)));
    }
    return new Statement(String.join(" ", sentences), notices, team.files(instant, instant));
  }

  /** Of a gap all is said, of a shift only what concerns the instant. */
  private static Instant gapStart(Duty duty, Instant instant) {
    return duty.isGap() && duty.from().isBefore(instant) ? duty.from() : instant;
  }

  private static Instant gapEnd(Duty duty, Instant instant) {
    return duty.isGap() ? duty.to() : instant;
  }

  private static String sentence(
      Asking asking, DutyWords words, Role role, Duty duty, boolean first) {
    Instant instant = asking.instant();
    Roster roster = words.team().roster();
    boolean now = Duration.between(asking.now(), instant).abs().toMinutes() < 1;
    boolean past = !now && instant.isBefore(asking.now());
    String lead = now || !first ? "" : "On " + asking.times().timeInZone(instant) + " ";
    if (role == Role.SECONDARY && !words.team().has(Role.SECONDARY)) {
      return "The table names no secondary for " + Phrases.bold(roster.team()) + ".";
    }
    if (!instant.isBefore(roster.end())) {
      return "I cannot say who is on call for "
          + Phrases.bold(roster.team())
          + (now ? " right now" : " on " + asking.times().timeInZone(instant))
          + ": the table I have ends on "
          + asking.times().timeInZone(roster.end())
          + ".";
    }
    if (duty.isGap()) {
      return lead
          + (lead.isEmpty() ? "Nobody" : "nobody")
          + (past ? " was " : " is ")
          + (role == Role.SECONDARY ? "secondary" : "on call")
          + " for "
          + Phrases.bold(roster.team())
          + (now ? " right now." : ".");
    }
    String verb =
        duty.people().size() > 1 ? (past ? " were" : " are both") : (past ? " was" : " is");
    if (role == Role.SECONDARY && !first) {
      return "Secondary"
          + verb.replace(" both", "")
          + " "
          + strip(words.people(duty))
          + words.until(role, duty)
          + ".";
    }
    return lead
        + words.people(duty)
        + verb
        + (role == Role.SECONDARY ? " secondary" : " on call")
        + " for "
        + Phrases.bold(roster.team())
        + words.until(role, duty)
        + ".";
  }

  private static Statement during(
      Asking asking, DutyWords words, When.During during, Optional<Role> role) {
    List<String> sentences = new ArrayList<>();
    List<String> notices = new ArrayList<>();
    TeamDuty team = words.team();
    String name = Phrases.bold(team.roster().team());
    for (Role each : Role.values()) {
      List<Duty> duties = team.during(each, during);
      boolean asked = role.map(wanted -> wanted == each).orElse(true);
      boolean somebody = duties.stream().anyMatch(duty -> !duty.isGap());
      if (!asked) {
        continue;
      }
      if (each == Role.PRIMARY || somebody || role.isPresent()) {
        String lead =
            sentences.isEmpty()
                ? (each == Role.SECONDARY ? "Secondary" : "On call")
                    + " for "
                    + name
                    + " "
                    + asking.times().stretch(during)
                    + " ("
                    + asking.times().zone()
                    + "): "
                : "Secondary: ";
        sentences.add(lead + (somebody ? order(words, duties) : nobody(words, during)));
      }
      notices.addAll(words.notices(each, duties, during.from(), during.to()));
    }
    return new Statement(
        String.join(
            sentences.stream().anyMatch(text -> text.contains("\n")) ? "\n" : " ", sentences),
        notices,
        team.files(during.from(), during.to()));
  }

  private static String order(DutyWords words, List<Duty> duties) {
    if (duties.size() <= SENTENCE) {
      return words.sequence(duties) + ".";
    }
    String more = duties.size() > LIST ? "\n- and " + (duties.size() - LIST) + " more" : "";
    return duties.stream()
            .limit(LIST)
            .map(duty -> "\n- " + words.sequence(List.of(duty)))
            .collect(Collectors.joining())
        + more;
  }

  private static String nobody(DutyWords words, When.During during) {
    Roster roster = words.team().roster();
    return during.from().isBefore(roster.end())
        ? "nobody."
        : "I cannot say; the table I have ends on " + words.times().timeInZone(roster.end()) + ".";
  }

  private static String strip(String people) {
    return people.replaceFirst(",$", "");
  }
}
