package io.signalbox.tools.foresight.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cases of a promptfoo configuration: each of its tests with each of its prompts. What runs code or
 * is in another file is left out and said.
 */
final class PromptfooCases {
  private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*([\\w.]+)\\s*}}");

  private PromptfooCases() {}

  static List<EvaluationCase> of(JsonNode root, String name, List<String> notes) {
    List<String> prompts = prompts(root.path("prompts"), notes);
    JsonNode defaults = root.path("defaultTest");
    List<EvaluationCase> cases = new ArrayList<>();
    int number = 0;
    if (!root.path("tests").isArray()) {
      notes.add("its tests are in another file");
      return cases;
    }
    for (JsonNode test : root.path("tests")) {
      number++;
      if (test.isTextual()) {
        notes.add("test " + number + " is in another file and left out");
        continue;
      }
      for (int i = 0; i < prompts.size(); i++) {
        String id = "test-" + number + (prompts.size() == 1 ? "" : "-prompt-" + (i + 1));
        List<AnswerCheck> checks =
            new ArrayList<>(EvaluationFile.checks(defaults.path("assert"), id, name, notes));
        checks.addAll(EvaluationFile.checks(test.path("assert"), id, name, notes));
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

  private static List<String> prompts(JsonNode node, List<String> notes) {
    List<String> prompts = new ArrayList<>();
    for (JsonNode each : node.isArray() ? node : List.of(node)) {
      String text = each.isTextual() ? each.asText() : each.path("raw").asText("");
      if (text.startsWith("file://") || text.isBlank() || text.matches("[\\w./-]+\\.\\w{2,4}")) {
        notes.add("a prompt is in another file and left out");
      } else {
        prompts.add(text);
      }
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
