package io.signalbox.tools.foresight.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parser of promptfoo configurations: each test is combined with each prompt. What runs code is
 * left out and said.
 */
final class PromptfooCases {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MOST_VARIANTS = 100;
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
      List<Map<String, String>> variants =
          variants(defaults.path("vars"), test.path("vars"), "test-" + number);
      for (int i = 0; i < prompts.size(); i++) {
        for (int j = 0; j < variants.size(); j++) {
          String id =
              "test-"
                  + number
                  + (variants.size() == 1 ? "" : "-vars-" + (j + 1))
                  + (prompts.size() == 1 ? "" : "-prompt-" + (i + 1));
          cases.add(evaluationCase(id, prompts.get(i), variants.get(j), test, defaults));
        }
      }
    }
    return cases;
  }

  private EvaluationCase evaluationCase(
      String id, String prompt, Map<String, String> values, JsonNode test, JsonNode defaults) {
    List<AnswerCheck> checks =
        new ArrayList<>(CheckReader.promptfoo(defaults.path("assert"), id, name, notes));
    checks.addAll(CheckReader.promptfoo(filled(test.path("assert"), values), id, name, notes));
    PromptText text = PromptText.of(prompt);
    return new EvaluationCase(
        id,
        text.system().map(words -> filled(words, values)),
        filled(text.user(), values),
        checks,
        CaseKeys.weight(test, id, name),
        Optional.empty());
  }

  /**
   * Prompt of a configuration: a plain text, or messages as JSON.
   *
   * @param user the user's messages, one below the other
   */
  private record PromptText(Optional<String> system, String user) {
    static PromptText of(String prompt) {
      if (prompt.strip().startsWith("[")) {
        try {
          JsonNode messages = JSON.readTree(prompt);
          String user = said(messages, "user");
          if (!user.isBlank()) {
            return new PromptText(
                Optional.of(said(messages, "system")).filter(words -> !words.isBlank()), user);
          }
        } catch (JsonProcessingException e) {
          // A text that only looks like messages.
          return new PromptText(Optional.empty(), prompt);
        }
      }
      return new PromptText(Optional.empty(), prompt);
    }

    private static String said(JsonNode messages, String role) {
      List<String> texts = new ArrayList<>();
      for (JsonNode message : messages) {
        if (message.path("role").asText("").equals(role)) {
          texts.add(message.path("content").asText(""));
        }
      }
      return String.join("\n\n", texts);
    }
  }

  /** Returns the values of a test's variables, each combination where one is a list. */
  private List<Map<String, String>> variants(JsonNode defaults, JsonNode own, String id) {
    Map<String, JsonNode> named = new LinkedHashMap<>();
    defaults.properties().forEach(each -> named.put(each.getKey(), each.getValue()));
    own.properties().forEach(each -> named.put(each.getKey(), each.getValue()));
    List<Map<String, String>> variants = List.of(Map.of());
    for (Map.Entry<String, JsonNode> each : named.entrySet()) {
      List<String> values = values(each.getValue());
      List<Map<String, String>> next = new ArrayList<>();
      for (Map<String, String> known : variants) {
        for (String value : values) {
          Map<String, String> more = new LinkedHashMap<>(known);
          more.put(each.getKey(), value);
          next.add(more);
        }
      }
      if (next.size() > MOST_VARIANTS) {
        notes.add(
            id + " has more than " + MOST_VARIANTS + " combinations; the others are left out");
        next = next.subList(0, MOST_VARIANTS);
      }
      variants = next;
    }
    return variants;
  }

  private List<String> values(JsonNode value) {
    if (value.isArray() && !value.isEmpty() && !value.get(0).isContainerNode()) {
      List<String> values = new ArrayList<>();
      value.forEach(each -> values.add(text(each)));
      return values;
    }
    return List.of(text(value));
  }

  /** Returns a variable's text; of a file beside the configuration what is in it. */
  private String text(JsonNode value) {
    String text = value.isContainerNode() ? value.toString() : value.asText("");
    if (!text.startsWith("file://")) {
      return text;
    }
    Optional<String> read = nearby.read(text);
    if (read.isEmpty()) {
      notes.add("the variable in " + text + " is left empty");
    }
    return read.orElse("");
  }

  /** Returns assertions with the variables in their values filled in. */
  private static JsonNode filled(JsonNode asserts, Map<String, String> values) {
    ArrayNode filled = JSON.createArrayNode();
    for (JsonNode each : asserts) {
      JsonNode copy = each.deepCopy();
      if (copy instanceof ObjectNode check && check.path("value").isTextual()) {
        check.put("value", filled(check.path("value").asText(), values));
      }
      filled.add(copy);
    }
    return filled;
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

  private static String filled(String prompt, Map<String, String> values) {
    return VARIABLE
        .matcher(prompt)
        .replaceAll(match -> Matcher.quoteReplacement(values.getOrDefault(match.group(1), "")));
  }
}
