package io.signalbox.tools.foresight.quality.probe;

import io.signalbox.tools.foresight.quality.check.JudgeRule;
import io.signalbox.tools.foresight.quality.check.JudgeRule.FixedCase;
import io.signalbox.tools.foresight.quality.check.RouteCheck;
import io.signalbox.tools.foresight.quality.check.RouteChecks;
import io.signalbox.tools.foresight.quality.probe.QualityProbe.ProbePlace;
import java.util.List;

/** Factory of the probes by which the drift of judges is watched, from their fixed cases. */
public final class JudgeProbes {
  private JudgeProbes() {}

  /** Returns a probe for each fixed case of each judge. */
  public static List<QualityProbe> of(RouteChecks checks) {
    return checks.all().stream()
        .flatMap(check -> check.judge().stream().flatMap(judge -> of(check, judge).stream()))
        .toList();
  }

  private static List<QualityProbe> of(RouteCheck check, JudgeRule judge) {
    return judge.cases().stream().map(each -> of(check, judge, each)).toList();
  }

  private static QualityProbe of(RouteCheck check, JudgeRule judge, FixedCase fixed) {
    String subject = "judge of " + check.name();
    return new QualityProbe(
        subject + ": " + fixed.name(),
        judge.prompt(fixed.question(), fixed.answer()),
        List.of(JudgeRule.word(fixed.good())),
        ProbePlace.route(judge.route()).of(subject),
        judge.every());
  }
}
