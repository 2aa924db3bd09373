package io.signalbox.knowledge.lookup.oncall;

import io.signalbox.knowledge.lookup.finding.LookUpContext;
import io.signalbox.knowledge.lookup.finding.LookUpStatement;
import io.signalbox.knowledge.lookup.finding.MarkdownPhrases;
import io.signalbox.knowledge.lookup.finding.TimeWriter;
import io.signalbox.knowledge.oncall.OnCallDuty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Composes the answer about the people on call before and after a person's shift, with notices of
 * gaps in between.
 */
record AdjacentShiftAnswerWriter(LookUpContext asking, String name, EffectiveDuty turn) {

  LookUpStatement after() {
    Optional<OnCallDuty> next =
        turn.team().timeline(turn.role()).stream()
            .filter(duty -> !duty.from().isBefore(turn.duty().to()) && !duty.isGap())
            .findFirst();
    String own =
        MarkdownPhrases.bold(name)
            + ", on call"
            + since()
            + "until "
            + times().timeInZone(turn.duty().to())
            + ", ";
    return next.map(duty -> statement("After " + own, duty, " is", turn.duty().to(), duty.from()))
        .orElseGet(
            () ->
                new LookUpStatement(
                    "After " + own + "the tables name nobody for " + team() + ".",
                    List.of(words().tableEnds()),
                    turn.team().roster().files()));
  }

  LookUpStatement before() {
    Optional<OnCallDuty> last =
        turn.team().timeline(turn.role()).stream()
            .filter(duty -> !duty.to().isAfter(turn.duty().from()) && !duty.isGap())
            .reduce((a, b) -> b);
    String own =
        "Before "
            + MarkdownPhrases.bold(name)
            + ", on call from "
            + times().time(turn.duty().from())
            + ", ";
    return last.map(
            duty ->
                statement(
                    own,
                    duty,
                    duty.to().isAfter(asking.now()) ? " is" : " was",
                    duty.to(),
                    turn.duty().from()))
        .orElseGet(
            () ->
                LookUpStatement.of(
                    own + "the tables name nobody for " + team() + ".",
                    turn.team().roster().files()));
  }

  private LookUpStatement statement(
      String lead, OnCallDuty duty, String verb, Instant gapFrom, Instant gapTo) {
    List<OnCallDuty> gaps =
        turn.team().timeline(turn.role()).stream()
            .filter(each -> each.isGap())
            .filter(each -> each.from().isBefore(gapTo) && each.to().isAfter(gapFrom))
            .toList();
    String text =
        lead
            + MarkdownPhrases.people(duty.people())
            + (duty.people().size() > 1 ? verb.replace("is", "are").replace("was", "were") : verb)
            + " on call for "
            + team()
            + ", from "
            + times().time(duty.from())
            + (turn.team().reachesTheMargin(duty) ? "" : " to " + times().timeInZone(duty.to()))
            + ".";
    return new LookUpStatement(
        text,
        gaps.isEmpty() ? List.of() : words().notices(turn.role(), gaps, gapFrom, gapTo),
        turn.team().files(duty.from(), duty.from()));
  }

  private String since() {
    return turn.duty().covers(asking.now())
        ? " "
        : " from " + times().time(turn.duty().from()) + " ";
  }

  private String team() {
    return MarkdownPhrases.bold(turn.team().roster().team());
  }

  private TimeWriter times() {
    return asking.times();
  }

  private DutyPhrasing words() {
    return new DutyPhrasing(turn.team(), asking.times());
  }
}
