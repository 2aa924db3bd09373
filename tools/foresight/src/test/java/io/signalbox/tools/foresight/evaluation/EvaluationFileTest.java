package io.signalbox.tools.foresight.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationFileTest {
  @ParameterizedTest
  @ValueSource(strings = {"0", "-4", ".nan", ".inf", "heavy"})
  void refusesAWeightThatIsNotAboveZero(String weight) {
    String yaml =
        "cases: [{id: c1, input: hi, weight: %s, checks: [{type: exact, value: hi}]}]"
            .formatted(weight);

    assertThatThrownBy(() -> read(yaml))
        .hasMessageStartingWith("case c1 of a.yaml: the weight is ")
        .hasMessageEndingWith("a weight is a number above 0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{type: contains}",
        "{type: contains, value: ''}",
        "{type: contains, value: []}",
        "{type: contains, value: [a]}",
        "{type: starts-with, value: ''}",
        "{type: not-regex}",
        "{type: exact}",
        "{type: schema}",
        "{type: judge}",
        "{type: cosine, value: a, threshold: -1}",
        "{type: cosine, value: a, threshold: 1.5}",
        "{type: cosine, value: a, threshold: .nan}"
      })
  void refusesACheckWithoutTheValueThatItNeeds(String check) {
    assertThatThrownBy(() -> read("cases: [{id: c1, input: hi, checks: [" + check + "]}]"))
        .isInstanceOf(UnreadableSetException.class)
        .hasMessageStartingWith("case c1 of a.yaml: ");
  }

  @Test
  void refusesAListOfPromptfooThatIsEmpty() {
    String start = "{prompts: ['{{q}}'], tests: [{vars: {q: hi}, extra: 1, assert: [";

    assertThatThrownBy(() -> read(start + "{type: contains-any, value: []}]}]}"))
        .hasMessageContaining("'contains-any' needs a list of texts");
    assertThat(read(start + "{type: contains-any, value: [a], metric: m}]}]}").cases()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "check   | cases: [{id: c1, input: hi, check: []}]",
        "asserts | cases: [{id: c1, input: hi, asserts: []}]",
        "assert  | [{id: c1, input: hi, assert: []}]",
        "checks  | {cases: [{id: c1, input: hi}], checks: []}",
        "typo    | cases: [{id: c1, input: hi, checks: [{type: not-schema, typo: {}}]}]"
      })
  void refusesAKeyThatItDoesNotKnow(String key, String yaml) {
    assertThatThrownBy(() -> read(yaml))
        .hasMessageContaining("a.yaml")
        .hasMessageContaining("the key '" + key + "' is not known");
  }

  @Test
  void readsWhatTheWriterWrites() {
    EvaluationSet set =
        read(
            "cases: [{input: hi, weight: 0.5, human: true, checks: [{type: cosine, value: a,"
                + " threshold: 0}, {type: not-starts-with, value: b}, {type: schema, value:"
                + " {}}]}]");

    assertThat(EvaluationFile.parse(EvaluationSetWriter.lines(set).getBytes(UTF_8), "b.jsonl"))
        .satisfies(again -> assertThat(again.cases()).hasSize(1))
        .satisfies(again -> assertThat(again.cases().getFirst().weight()).isEqualTo(0.5));
  }

  private static EvaluationSet read(String yaml) {
    return EvaluationFile.parse(yaml.getBytes(UTF_8), "a.yaml");
  }
}
