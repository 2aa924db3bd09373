package io.signalbox.tools.foresight.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.ConfigFile;
import io.signalbox.tools.core.call.CallOutcome;
import io.signalbox.tools.core.call.CallRecord.CacheUse;
import io.signalbox.tools.core.call.CallRefusal;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.call.GatewayReply;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.route.RouteSettings;
import io.signalbox.tools.core.route.RouteTable;
import io.signalbox.tools.foresight.rehearsal.PairedComparison.ComparisonVerdict;
import io.signalbox.tools.foresight.rehearsal.Rehearsal;
import io.signalbox.tools.foresight.rehearsal.RehearsalReport;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cases that got no answer, for reasons that are not the model's. */
class UnansweredCaseTest {
  private static final RouteTable ROUTES =
      ConfigFile.ofText(
              """
              providers:
                up: {kind: openai, base-url: "http://localhost:1/v1"}
              routes:
                chat: {kind: chat, provider: up, model: gpt-4o, callers: ["*"]}
              """,
              Path.of("."),
              Map.of())
          .load(RouteSettings::from)
          .settings();

  @TempDir private Path folder;
  private final Deque<GatewayReply> replies = new ArrayDeque<>();

  @Test
  void anOutageIsNoResultAndTheCaseIsAskedAgain() {
    EvaluationSet set = set(6, "contains");
    replies.add(refused(CallRefusal.unavailable("The provider could not be reached.")));
    replies.add(refused(limit(429, CallOutcome.OVER_LIMIT)));
    replies.add(refused(limit(402, CallOutcome.OVER_BUDGET)));
    replies.add(said(503, "{\"error\":{\"message\":\"busy\"}}"));
    replies.add(said(400, "{\"error\":{\"message\":\"unsupported parameter\"}}"));
    replies.add(said(200, "{\"choices\":[{\"message\":{\"refusal\":\"I will not\"}}]}"));

    EvaluationRun.RunResult first = run(set, Optional.empty());

    assertThat(first.isFinished()).isFalse();
    assertThat(first.unanswered())
        .extracting(EvaluationRun.UnansweredCase::id)
        .containsExactly("c0", "c1", "c2", "c3");
    assertThat(first.results()).extracting(CaseResult::refused).containsExactly(true, true);
    assertThat(EvaluationReport.sentence(first)).contains("; no answer to 4, which the next run");

    for (int i = 0; i < 4; i++) {
      replies.add(said(200, "{\"choices\":[{\"message\":{\"content\":\"yes\"}}]}"));
    }
    EvaluationRun.RunResult second = run(set, Optional.empty());

    assertThat(second.isFinished()).isTrue();
    assertThat(second.results().stream().filter(CaseResult::isPassed)).hasSize(4);
    assertThat(replies).isEmpty();
  }

  @Test
  void aRehearsalInAnOutageHasNoVerdict() {
    EvaluationSet set = set(208, "contains");
    set.cases().forEach(each -> replies.add(refused(CallRefusal.unavailable("away"))));
    EvaluationRun.RunResult away = run(set, Optional.empty());
    set.cases()
        .forEach(
            each -> replies.add(said(200, "{\"choices\":[{\"message\":{\"content\":\"yes\"}}]}")));
    EvaluationRun.RunResult there = run(set, Optional.empty());

    assertThat(rehearsal(set, there, there).verdict()).isEqualTo(ComparisonVerdict.NOT_WORSE);
    for (Rehearsal each : List.of(rehearsal(set, away, there), rehearsal(set, there, away))) {
      assertThat(each.verdict()).isEqualTo(ComparisonVerdict.TOO_FEW);
      assertThat(RehearsalReport.sentence(each))
          .startsWith("Unfinished, too few to tell: m-")
          .contains("gave no answer to 208 cases (away)");
    }
    assertThat(
            rehearsal(set, there, new EvaluationRun.RunResult(there.results().subList(0, 200), 8))
                .verdict())
        .isEqualTo(ComparisonVerdict.TOO_FEW);
  }

  @Test
  void anOutageOfTheJudgeIsNoResultEither() {
    EvaluationSet set = set(1, "not-judge");
    replies.add(said(200, "{\"choices\":[{\"message\":{\"content\":\"yes\"}}]}"));

    EvaluationRun.RunResult run =
        run(set, Optional.of((system, input) -> ModelAnswer.absent("away", 1)));

    assertThat(run.results()).isEmpty();
    assertThat(run.unanswered().getFirst().reason()).isEqualTo("the judge did not answer: away");
  }

  @Test
  void aCheckThatCouldNotBeMadeIsNotCheckedAlsoTurnedRound() {
    EvaluationSet judged = set(1, "not-judge");
    AnswerJudge silent =
        new AnswerJudge(
            Optional.empty(),
            Optional.of(
                (system, input) ->
                    new ModelAnswer("Well.", Cost.NOTHING, 1, Optional.empty(), "")));
    AnswerJudge none = new AnswerJudge(Optional.empty(), Optional.empty());

    assertThat(silent.misses(judged.cases().getFirst(), "yes"))
        .containsExactly("not checked: the judge said neither PASS nor FAIL");
    assertThat(none.misses(set(1, "not-cosine").cases().getFirst(), "yes"))
        .containsExactly("not checked: it needs an embedding model, and none is set");

    replies.add(said(200, "{\"choices\":[{\"message\":{\"content\":\"yes\"}}]}"));
    EvaluationRun.RunResult run = run(judged, Optional.empty());
    assertThat(run.results()).noneMatch(CaseResult::isPassed).allMatch(CaseResult::isUndecided);
    assertThat(EvaluationReport.sentence(run))
        .contains("0 of 1 cases", "; not checked, as a check could not be made: 1");
    assertThat(rehearsal(judged, run, run).comparison().pairs()).isZero();
  }

  @Test
  void anotherJudgeIsAnotherRun() {
    EvaluationSet set = set(1, "judge");
    CaseResult kept = new CaseResult("c0", 1, List.of(), false, "yes", Cost.NOTHING, 1, true, "");
    RunJournal.of(folder, set, new RunJournal.RunModels("chat", "m-1", "strict-m-9")).add(kept);

    assertThat(RunJournal.of(folder, set, new RunJournal.RunModels("chat", "m-1")).read())
        .isEmpty();
    assertThat(
            RunJournal.of(folder, set, new RunJournal.RunModels("chat", "m-1", "mild-m-9")).read())
        .isEmpty();
    assertThat(RunJournal.all(folder, set))
        .singleElement()
        .satisfies(journal -> assertThat(journal.read()).containsOnlyKeys("c0"));
  }

  private static Rehearsal rehearsal(
      EvaluationSet set, EvaluationRun.RunResult old, EvaluationRun.RunResult next) {
    return Rehearsal.of("digest", List.of("m-1", "m-2"), set, old, next);
  }

  private EvaluationRun.RunResult run(EvaluationSet set, Optional<AskedModel> judge) {
    RouteModel model =
        new RouteModel(
            call -> replies.remove(),
            Caller.of("digest", "team", "ana"),
            ROUTES.find("chat").orElseThrow(),
            Clock.systemUTC());
    return new EvaluationRun(
            new AnswerJudge(Optional.empty(), judge), new RunBudget(Cost.dollars(1)), line -> {})
        .run(set, model, RunJournal.of(folder, set, new RunJournal.RunModels("chat", "m-1")));
  }

  private static EvaluationSet set(int cases, String type) {
    String lines =
        IntStream.range(0, cases)
            .mapToObj(
                i ->
                    ("{\"id\": \"c%d\", \"input\": \"?\","
                            + " \"checks\": [{\"type\": \"%s\", \"value\": \"yes\"}]}")
                        .formatted(i, type))
            .collect(Collectors.joining("\n"));
    return EvaluationFile.parse(lines.getBytes(UTF_8), "cases.jsonl");
  }

  private static CallRefusal limit(int status, CallOutcome outcome) {
    return new CallRefusal(status, "limit", "Too much.", Optional.empty(), outcome);
  }

  private static GatewayReply refused(CallRefusal refusal) {
    return new GatewayReply.CallRefused(refusal);
  }

  private static GatewayReply said(int status, String body) {
    return GatewayReply.Answered.whole(
        status, new GatewayReply.Served("chat", "m-1", CacheUse.MISS), body.getBytes(UTF_8));
  }
}
