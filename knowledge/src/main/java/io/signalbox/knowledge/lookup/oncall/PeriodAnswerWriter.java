package io.signalbox.knowledge.lookup.oncall;

import io.signalbox.knowledge.lookup.finding.LookUpStatement;
import io.signalbox.knowledge.lookup.finding.MarkdownPhrases;
import io.signalbox.knowledge.lookup.time.NamedTime;
import io.signalbox.knowledge.oncall.OnCallDuty;
import io.signalbox.knowledge.oncall.Shift.Role;
import io.signalbox.knowledge.oncall.TeamRoster;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Composes the answer who is on call for one team during a period, in chronological order. */
record PeriodAnswerWriter(DutyPhrasing words, NamedTime.During during) {
  /** Most duties in one sentence; more become a list. */
  private static final int SENTENCE = 3;

  private static final int LIST = 30;

  LookUpStatement statement(Optional<Role> wanted) {
    List<String> sentences = new ArrayList<>();
    List<String> notices = new ArrayList<>();
    for (Role role : Role.values()) {
      if (wanted.isPresent() && wanted.get() != role) {
        continue;
      }
      List<OnCallDuty> duties = words.team().during(role, during);
      boolean somebody = duties.stream().anyMatch(duty -> !duty.isGap());
      if (role == Role.PRIMARY || somebody || wanted.isPresent()) {
        String lead = sentences.isEmpty() ? lead(role) : "Secondary:";
        sentences.add(lead + (somebody ? order(duties) : " " + nobody()));
      }
      notices.addAll(words.notices(role, duties, during.from(), during.to()));
    }
    boolean lists = sentences.stream().anyMatch(sentence -> sentence.contains("\n"));
    return new LookUpStatement(
        String.join(lists ? "\n" : " ", sentences),
        notices,
        words.team().files(during.from(), during.to()));
  }

  private String lead(Role role) {
    return (role == Role.SECONDARY ? "Secondary" : "On call")
        + " for "
        + MarkdownPhrases.bold(words.team().roster().team())
        + " "
        + words.times().stretch(during)
        + " ("
        + words.times().zone()
        + "):";
  }

  private String order(List<OnCallDuty> duties) {
    if (duties.size() <= SENTENCE) {
      return " " + words.sequence(duties) + ".";
    }
    String more = duties.size() > LIST ? "\n- and " + (duties.size() - LIST) + " more" : "";
    return duties.stream()
            .limit(LIST)
            .map(duty -> "\n- " + words.sequence(List.of(duty)))
            .collect(Collectors.joining())
        + more;
  }

  private String nobody() {
    TeamRoster roster = words.team().roster();
    return during.from().isBefore(roster.end())
        ? "nobody."
        : "I cannot say; the table I have ends on " + words.times().timeInZone(roster.end()) + ".";
  }
}
