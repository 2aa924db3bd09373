package io.signalbox.tools.foresight.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.signalbox.config.PrivateFiles;
import io.signalbox.tools.core.price.Cost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {
  private static final String CASES =
      """
      {"id": "sum", "input": "2+2?", "checks": [{"type": "numeric", "value": 4}]}
      {"id": "json", "input": "as JSON", "checks": [{"type": "schema", "value": {"required": ["a"]}}]}
      {"id": "kind", "input": "hi", "checks": [{"type": "icontains", "value": "HELLO"}, {"type": "not-regex", "value": "damn"}], "weight": 2}
      {"id": "judge", "input": "who?", "checks": [{"type": "judge", "value": "is polite"}], "human": true}
      """;

  @TempDir private Path folder;
  private final List<String> asked = new ArrayList<>();

  @Test
  void judgesAnswersByEveryKindOfCheckAndWeighsThem() {
    EvaluationSet set = EvaluationFile.parse(CASES.getBytes(UTF_8), "cases.jsonl");
    Map<String, String> answers =
        Map.of(
            "2+2?", "It is 4.", "as JSON", "Here: {}", "hi", "Hello there", "who?", "a rude word");

    EvaluationRun.RunResult result = run(set, answers, "10");

    assertThat(result.results())
        .extracting(CaseResult::id, CaseResult::isPassed)
        .containsExactly(
            tuple("sum", true), tuple("json", false), tuple("kind", true), tuple("judge", false));
    assertThat(result.results().get(1).isBroken()).isTrue();
    assertThat(EvaluationReport.rate(result)).isEqualTo(3.0 / 5);
    assertThat(JudgeAgreement.of(set, result.results()).agreed()).isZero();
    assertThat(EvaluationReport.of("Run", set, result).html())
        .contains("<svg", "json", "format: it is not JSON");
  }

  @Test
  void goesOnWhereARunBrokeOffAndAsksNothingTwice() throws IOException {
    EvaluationSet set = EvaluationFile.parse(CASES.getBytes(UTF_8), "cases.jsonl");
    Map<String, String> answers = Map.of("2+2?", "4");

    EvaluationRun.RunResult first = run(set, answers, "0.015");
    try (var files = Files.list(folder)) {
      Path journal = files.findFirst().orElseThrow();
      Files.writeString(journal, "{\"id\": \"ki", StandardOpenOption.APPEND);
    }
    EvaluationRun.RunResult second = run(set, answers, "10");

    try (var files = Files.list(folder)) {
      assertThat(PrivateFiles.isOpenToOthers(files.findFirst().orElseThrow())).isFalse();
    }
    assertThat(first.results()).hasSize(2);
    assertThat(first.unasked()).isEqualTo(2);
    assertThat(second.results()).hasSize(4);
    assertThat(asked).containsExactly("2+2?", "as JSON", "hi", "who?");
    assertThat(run(set, answers, "10").results()).isEqualTo(second.results());
  }

  @Test
  void readsPromptfoosConfigurationAndSaysWhatItLeavesOut() {
    String yaml =
        """
        prompts:
          - "Translate to {{language}}: {{input}}"
          - file://prompt.txt
        providers: [openai:gpt-4o]
        defaultTest: {assert: [{type: not-contains, value: "as an AI"}]}
        tests:
          - vars: {language: French, input: Hello}
            assert: [{type: icontains, value: bonjour}, {type: javascript, value: "output.length < 9"}]
          - file://more.yaml
        """;

    EvaluationSet set = EvaluationFile.parse(yaml.getBytes(UTF_8), "promptfooconfig.yaml");

    assertThat(set.cases()).hasSize(1);
    assertThat(set.cases().getFirst().input()).isEqualTo("Translate to French: Hello");
    assertThat(set.cases().getFirst().checks()).hasSize(2);
    assertThat(set.notes())
        .containsExactlyInAnyOrder(
            "the prompt in 'file://prompt.txt' is left out",
            "checks of the type 'javascript' are not run here and left out",
            "the tests in file://more.yaml are left out");
  }

  @Test
  void combinesListsOfVariablesAndReadsPromptsThatAreMessages() {
    String yaml =
        """
        prompts:
          - '[{"role": "system", "content": "Be {{tone}}."}, {"role": "user", "content": "Name {{thing}}"}]'
        tests:
          - vars: {tone: [kind, brief], thing: cities}
            assert:
              - {type: icontains-all, value: [Bonn, Kiel]}
              - {type: not-contains-any, value: "rude, {{tone}}"}
        """;

    EvaluationSet set = EvaluationFile.parse(yaml.getBytes(UTF_8), "promptfooconfig.yaml");

    assertThat(set.notes()).isEmpty();
    assertThat(set.cases())
        .extracting(each -> each.system().orElse("") + " " + each.input())
        .containsExactly("Be kind. Name cities", "Be brief. Name cities");
    assertThat(run(set, Map.of("Name cities", "kiel\nand BONN, kind of"), "10").results())
        .extracting(CaseResult::isPassed)
        .containsExactly(false, true);
  }

  @Test
  void readsWhatPromptfooKeepsInFilesBesideButNothingFromElsewhere() throws IOException {
    Files.createDirectories(folder.resolve("set"));
    Files.writeString(folder.resolve("secret.txt"), "secret");
    Files.writeString(folder.resolve("set/prompt.txt"), "Say {{word}}");
    Files.writeString(folder.resolve("set/more.yaml"), "[{vars: {word: moin}}]");
    Path config = folder.resolve("set/promptfooconfig.yaml");
    Files.writeString(config, "prompts: [prompt.txt, ../secret.txt]\ntests: file://more.yaml\n");

    EvaluationSet set = EvaluationFile.read(config);

    assertThat(set.cases()).extracting(EvaluationCase::input).containsExactly("Say moin");
    assertThat(set.notes()).containsExactly("the prompt in '../secret.txt' is left out");
  }

  @Test
  void refusesASetThatIsNoneWithASentence() {
    assertThatThrownBy(() -> EvaluationFile.parse("{".getBytes(UTF_8), "a.jsonl"))
        .hasMessage("a.jsonl:1 is not JSON");
    assertThatThrownBy(() -> EvaluationFile.parse("cases: []".getBytes(UTF_8), "a.yaml"))
        .hasMessage("the evaluation set a.yaml has 0 cases; it may have 1 to 20000");
    assertThatThrownBy(
            () ->
                EvaluationFile.parse(
                    "{\"input\":\"x\",\"checks\":[{\"type\":\"regex\",\"value\":\"(\"}]}"
                        .getBytes(UTF_8),
                    "a.jsonl"))
        .hasMessage("case case-1 of a.jsonl: the pattern '(' is none");
  }

  @Test
  void aMisspeltCheckIsAnErrorOfTheFileAndACaseWithoutChecksCountsApart() {
    String misspelt =
        CASES + "{\"id\": \"w\", \"input\": \"x\", \"checks\": [{\"type\": \"not-wizard\"}]}\n";
    assertThatThrownBy(() -> EvaluationFile.parse(misspelt.getBytes(UTF_8), "a.jsonl"))
        .hasMessageStartingWith(
            "a.jsonl:5: case w has a check of the type 'not-wizard', which is not known; known are"
                + " exact, contains,");

    EvaluationSet set =
        EvaluationFile.parse("cases: [{input: 2+2?}, {input: hi}]".getBytes(UTF_8), "a.yaml");
    EvaluationRun.RunResult first = run(set, Map.of(), "10");
    EvaluationRun.RunResult again = run(set, Map.of(), "10");

    assertThat(EvaluationReport.rate(first)).isZero();
    assertThat(again.results()).isEqualTo(first.results());
    assertThat(EvaluationReport.sentence(again))
        .startsWith("0 of 0 cases passed")
        .contains("not checked, for want of a check: 2");
  }

  @Test
  void aPatternWithoutEndLeavesItsCaseUnchecked() {
    EvaluationSet set =
        EvaluationFile.parse(
            """
            cases:
              - {input: slow, checks: [{type: not-regex, value: '^.*(a|a|aa)*(a*)*(a*)*\\1x$'}]}
              - {input: deep, checks: [{type: regex, value: '^(?:b|bb)*c'}]}
            """
                .getBytes(UTF_8),
            "a.yaml");
    Map<String, String> answers = Map.of("slow", "a".repeat(45), "deep", "b".repeat(200_000));

    EvaluationRun.RunResult result = run(set, answers, "10");

    assertThat(result.results())
        .allSatisfy(each -> assertThat(each.isUndecided()).isTrue())
        .extracting(each -> each.misses().getFirst())
        .satisfiesExactly(
            slow -> assertThat(slow).endsWith("takes too long on this answer"),
            deep -> assertThat(deep).endsWith("on this answer"));
    assertThat(EvaluationReport.sentence(result))
        .startsWith("0 of 2 cases passed")
        .contains("not checked, as a check could not be made: 2");
    assertThat(run(set, answers, "10").results()).isEqualTo(result.results());
  }

  private EvaluationRun.RunResult run(
      EvaluationSet set, Map<String, String> answers, String budget) {
    AskedModel model =
        (system, input) -> {
          asked.add(input);
          return new ModelAnswer(
              answers.getOrDefault(input, "?"), Cost.dollars(0.01), 5, Optional.empty(), "");
        };
    AskedModel judge =
        (system, input) ->
            new ModelAnswer(
                input.contains("rude") ? "FAIL" : "PASS", Cost.NOTHING, 1, Optional.empty(), "");
    return new EvaluationRun(
            new AnswerJudge(Optional.empty(), Optional.of(judge)),
            new RunBudget(Cost.dollars(Double.parseDouble(budget))),
            line -> {})
        .run(set, model, RunJournal.of(folder, set, new RunJournal.RunModels("route", "model")));
  }
}
