package io.signalbox.tools.foresight.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parser of promptfoo configurations: each test is combined with each prompt. What runs code is
 * left out and said.
 */
final class PromptfooCases {
  private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*([\\w.]+)\\s*}}");

  private final String name;
  private final NearbyFiles nearby;
  private final Set<String> notes;

  PromptfooCases(String name, NearbyFiles nearby, Set<String> notes) {
    this.name = name;
    this.nearby = nearby;
    this.notes = notes;
  }

  List<EvaluationCase> of(JsonNode root) {
    List<String> prompts = prompts(root.path("prompts"));
    JsonNode defaults = root.path("defaultTest");
    if (root.has("scenarios")) {
      notes.add("its scenarios are left out");
    }
    List<EvaluationCase> cases = new ArrayList<>();
    int number = 0;
    for (JsonNode test : tests(root.path("tests"))) {
      number++;
      for (int i = 0; i < prompts.size(); i++) {
        String id = "test-" + number + (prompts.size() == 1 ? "" : "-prompt-" + (i + 1));
        List<AnswerCheck> checks =
            new ArrayList<>(CheckReader.promptfoo(defaults.path("assert"), id, name, notes));
        checks.addAll(CheckReader.promptfoo(test.path("assert"), id, name, notes));
        cases.add(
            new EvaluationCase(
                id,
                Optional.empty(),
                filled(prompts.get(i), test.path("vars"), defaults.path("vars")),
                checks,
                test.path("weight").asDouble(1),
                Optional.empty()));
      }
    }
    return cases;
  }

  private List<JsonNode> tests(JsonNode node) {
    List<JsonNode> tests = new ArrayList<>();
    for (JsonNode each : node.isArray() ? node : List.of(node)) {
      if (each.isTextual()) {
        tests.addAll(named(each.asText()));
      } else if (each.isObject()) {
        tests.add(each);
      }
    }
    return tests;
  }

  private List<JsonNode> named(String file) {
    Optional<String> text = nearby.read(file).filter(found -> !file.endsWith(".csv"));
    if (text.isEmpty()) {
      notes.add("the tests in " + file + " are left out");
      return List.of();
    }
    JsonNode root =
        file.endsWith(".jsonl")
            ? EvaluationSetParser.lines(text.get(), file)
            : EvaluationSetParser.document(text.get(), file);
    List<JsonNode> tests = new ArrayList<>();
    (root.isArray() ? root : List.of(root)).forEach(tests::add);
    return tests;
  }

  private List<String> prompts(JsonNode node) {
    List<String> prompts = new ArrayList<>();
    for (JsonNode each : node.isArray() ? node : List.of(node)) {
      String text =
          each.isTextual() ? each.asText() : each.path("raw").asText(each.path("id").asText(""));
      Optional<String> prompt = NearbyFiles.isName(text) ? nearby.read(text) : Optional.of(text);
      prompt
          .filter(words -> !words.isBlank())
          .ifPresentOrElse(
              prompts::add, () -> notes.add("the prompt in '" + text + "' is left out"));
    }
    return prompts;
  }

  private static String filled(String prompt, JsonNode variables, JsonNode defaults) {
    Matcher matcher = VARIABLE.matcher(prompt);
    return matcher.replaceAll(
        match -> {
          JsonNode value =
              variables.has(match.group(1))
                  ? variables.path(match.group(1))
                  : defaults.path(match.group(1));
          return Matcher.quoteReplacement(
              value.isContainerNode() ? value.toString() : value.asText(""));
        });
  }
}
