package io.signalbox.tools.foresight.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.foresight.evaluation.CaseResult;
import io.signalbox.tools.foresight.evaluation.EvaluationCase;
import io.signalbox.tools.foresight.evaluation.EvaluationReport;
import io.signalbox.tools.foresight.evaluation.EvaluationRun;
import io.signalbox.tools.foresight.evaluation.EvaluationSet;
import io.signalbox.tools.foresight.rehearsal.PairedComparison.ComparisonVerdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RehearsalTest {
  @Test
  void saysHowManyCasesAFallNeedsAndWhatFewCasesSee() {
    assertThat(PairedComparison.needed(0.05, 0.1)).isBetween(400, 425);
    assertThat(PairedComparison.visible(30, 0.1)).isCloseTo(0.18, within(0.01));
    assertThat(new PairedComparison(28, 1, 1, 0).verdict()).isEqualTo(ComparisonVerdict.TOO_FEW);
    assertThat(new PairedComparison(370, 20, 20, 0).verdict())
        .isEqualTo(ComparisonVerdict.NOT_WORSE);
    assertThat(new PairedComparison(370, 31, 9, 0).verdict()).isEqualTo(ComparisonVerdict.WORSE);
    // The binomial tail by hand: 5 of 5 is 1/32, of which half counts.
    assertThat(new PairedComparison(0, 5, 0, 0).chance()).isCloseTo(1 / 64.0, within(1e-12));
    assertThat(new PairedComparison(0, 3, 1, 0).chance())
        .isCloseTo((4 / 2.0 + 1) / 16, within(1e-12));
  }

  @Test
  void takesAWorseModelBackSoonAndAnEqualOneAlmostNever() {
    Random random = new Random(1);
    int returned = 0;
    for (int run = 0; run < 100; run++) {
      CanaryTest worse = new CanaryTest(0.055, 0.05);
      int calls = 1;
      while (!worse.observe(random.nextDouble() < 0.25)) {
        calls++;
      }
      assertThat(calls).isLessThan(150);
      CanaryTest equal = new CanaryTest(0.055, 0.05);
      for (int call = 0; call < 5_000; call++) {
        if (equal.observe(random.nextDouble() < 0.05)) {
          returned++;
          break;
        }
      }
    }
    assertThat(returned).isLessThanOrEqualTo(5);
  }

  @Test
  void showsWhatDiffersSideBySide() {
    Rehearsal rehearsal =
        rehearsal(
            List.of(result("a", true, "{}"), result("b", true, "<b>x</b>")),
            List.of(result("a", false, "Sure: {}"), result("b", true, "<b>x</b>")));

    String sentence = RehearsalReport.sentence(rehearsal);
    String markdown = RehearsalReport.of(rehearsal, 1_000, true).markdown();

    assertThat(sentence).startsWith("Too few to tell: 2 cases").contains("one of 5 needs about 4");
    assertThat(markdown).contains("| a ", "missed: format: no", "cost of 1000 calls a month");
    assertThat(RehearsalReport.of(rehearsal, 0, true).html()).doesNotContain("<b>x</b>");
  }

  @Test
  void masksSecretsAndPersonalDataInBothReports() {
    String secret = "password=hunter2-Zx9 of ana.ruiz@example.com ";
    EvaluationCase asked =
        new EvaluationCase(
            "a", Optional.empty(), "Is this right? " + secret, List.of(), 1, Optional.empty());
    EvaluationSet set = new EvaluationSet("cases.jsonl", "v1", List.of(asked), List.of());
    EvaluationRun.RunResult old =
        new EvaluationRun.RunResult(List.of(result("a", true, "x".repeat(580) + secret)), 0);
    EvaluationRun.RunResult next =
        new EvaluationRun.RunResult(List.of(result("a", false, "No: " + secret)), 0);
    Rehearsal rehearsal = Rehearsal.of("digest", List.of("m-1", "m-2"), set, old, next);

    assertThat(
            List.of(
                RehearsalReport.of(rehearsal, 0, true).html(),
                RehearsalReport.of(rehearsal, 0, true).markdown(),
                EvaluationReport.of("Run", set, next).html(),
                EvaluationReport.of("Run", set, next).markdown()))
        .allSatisfy(
            report ->
                assertThat(report).contains("[EMAIL_1]").doesNotContain("hunter2", "ana.ruiz"));
  }

  @Test
  void letsCallsGoOnlyToAnAcceptedSuccessorThatIsStillServedAsItWasRehearsed() {
    StoredRehearsal passed = kept(ComparisonVerdict.NOT_WORSE, "new-1", "");
    StoredRehearsal accepted = kept(ComparisonVerdict.NOT_WORSE, "new-1", "ana");

    assertThat(decide(List.of()).sentence()).contains("Nobody rehearsed a successor for digest");
    assertThat(decide(List.of(passed)).sentence()).contains("has not accepted it");
    assertThat(decide(List.of(kept(ComparisonVerdict.NOT_WORSE, "new-0", "ana"))).sentence())
        .contains("against the version new-0, and new-1 is served now");
    assertThat(decide(List.of(kept(ComparisonVerdict.WORSE, "new-1", "ana"), accepted)).allowed())
        .isFalse();
    assertThat(decide(List.of(accepted)).rehearsal()).contains(accepted);
    assertThat(SwitchRule.decide("digest", "old-route", "m-2", List.of(accepted), SERVED).allowed())
        .as("the route leads to another model than the rehearsed one")
        .isFalse();
  }

  private static final SwitchRule.ServedModels SERVED =
      new SwitchRule.ServedModels() {
        @Override
        public Optional<String> model(String route) {
          return Optional.of("new");
        }

        @Override
        public Optional<String> version(String route) {
          return Optional.of("new-1");
        }
      };

  private static SwitchRule.SwitchDecision decide(List<StoredRehearsal> kept) {
    return SwitchRule.decide("digest", "old-route", "m-1", kept, SERVED);
  }

  private static StoredRehearsal kept(ComparisonVerdict verdict, String served, String by) {
    return new StoredRehearsal(
        "r-1",
        "digest",
        "m-1",
        "new",
        new StoredRehearsal.RehearsedRoutes("old-route", "new-route"),
        "v1",
        served,
        verdict,
        500,
        "said so",
        Instant.EPOCH,
        by);
  }

  private static Rehearsal rehearsal(List<CaseResult> old, List<CaseResult> next) {
    return Rehearsal.of(
        "digest",
        List.of("m-1", "m-2"),
        new EvaluationSet("cases.jsonl", "v1", List.of(), new ArrayList<>()),
        new EvaluationRun.RunResult(old, 0),
        new EvaluationRun.RunResult(next, 0));
  }

  private static CaseResult result(String id, boolean passed, String answer) {
    return new CaseResult(
        id,
        1,
        passed ? List.of() : List.of("format: no"),
        false,
        answer,
        Cost.dollars(0.01),
        5,
        true,
        "");
  }
}
