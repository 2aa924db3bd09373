package io.signalbox.tools.foresight.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.tools.gateway.call.JsonSchemaCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** Parser of answer checks in Signalbox's and promptfoo's notation. */
final class CheckReader {
  private static final double CLOSE = 0.8;

  /** Names of the check types in Signalbox's notation, for error messages. */
  static final List<String> KNOWN =
      List.of(
          "exact",
          "contains",
          "icontains",
          "starts-with",
          "regex",
          "schema",
          "numeric",
          "cosine",
          "judge");

  /**
   * Check types of promptfoo that are not supported, since they run code or measure something other
   * than the answer.
   */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "javascript",
          "python",
          "ruby",
          "webhook",
          "assert-set",
          "latency",
          "cost",
          "perplexity",
          "perplexity-score",
          "rouge-n",
          "bleu",
          "levenshtein",
          "moderation",
          "guardrails",
          "classifier",
          "answer-relevance",
          "context-faithfulness",
          "context-recall",
          "context-relevance",
          "select-best",
          "pi",
          "contains-json",
          "contains-sql",
          "contains-xml",
          "is-sql",
          "is-xml",
          "is-html",
          "is-refusal",
          "is-valid-function-call",
          "is-valid-openai-function-call",
          "is-valid-openai-tools-call",
          "trajectory",
          "tool-call-f1",
          "finish-reason",
          "word-count");

  /** Types of promptfoo that look for all parts of a list in the answer, or for any. */
  private static final Pattern LIST = Pattern.compile("(i?)contains-(all|any)");

  private CheckReader() {}

  /**
   * Parses the checks of a case.
   *
   * @throws UnknownCheckException where one is of a type that is neither ours nor promptfoo's
   */
  static List<AnswerCheck> all(JsonNode array, String id, String name, Set<String> notes) {
    return all(array, id, name, notes, Set.of());
  }

  /** Parses the checks of a promptfoo test, skipping the unsupported types. */
  static List<AnswerCheck> promptfoo(JsonNode array, String id, String name, Set<String> notes) {
    return all(array, id, name, notes, LEFT_OUT);
  }

  private static List<AnswerCheck> all(
      JsonNode array, String id, String name, Set<String> notes, Set<String> leftOut) {
    List<AnswerCheck> checks = new ArrayList<>();
    for (JsonNode each : array) {
      String type = each.path("type").asText("");
      if (leftOut.contains(type.replaceFirst("^not-", ""))) {
        notes.add("checks of the type '%s' are not run here and left out".formatted(type));
        continue;
      }
      try {
        checks.add(
            read(each, leftOut.isEmpty()).orElseThrow(() -> new UnknownCheckException(id, type)));
      } catch (IllegalArgumentException e) {
        throw new UnreadableSetException("case " + id + " of " + name + ": " + e.getMessage(), e);
      }
    }
    return checks;
  }

  /**
   * Parses one check of the form {@code {type, value, threshold}}.
   *
   * @param own whether only our own types are known
   * @return empty for a type that is not known
   * @throws IllegalArgumentException when its value cannot be used
   */
  private static Optional<AnswerCheck> read(JsonNode node, boolean own) {
    String type = node.path("type").asText("");
    boolean not = type.startsWith("not-");
    String plain = not ? type.substring(4) : type;
    CheckValues.require(plain, node);
    Matcher list = LIST.matcher(plain);
    if (!own && list.matches()) {
      Pattern pattern =
          parts(node.path("value"), list.group(2).equals("all"), list.group(1).isEmpty());
      return Optional.of(negated(new AnswerCheck.Matches(pattern), not));
    }
    return positive(plain, node).map(check -> negated(check, not));
  }

  private static AnswerCheck negated(AnswerCheck check, boolean not) {
    return not ? new AnswerCheck.Not(check) : check;
  }

  /**
   * Returns the pattern of a text that has all parts of a list, or any; a text is a list of one.
   */
  private static Pattern parts(JsonNode value, boolean all, boolean caseMatters) {
    List<String> parts = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(each -> parts.add(Pattern.quote(each.asText(""))));
    } else {
      // promptfoo separates the parts of a text by commas.
      for (String each : value.asText("").split(",", -1)) {
        if (!each.isBlank()) {
          parts.add(Pattern.quote(each.strip()));
        }
      }
    }
    String regex =
        all
            ? parts.stream()
                .map(part -> "(?=.*" + part + ")")
                .collect(Collectors.joining("", "\\A", ""))
            : String.join("|", parts);
    return Pattern.compile((caseMatters ? "(?s)" : "(?siu)") + regex);
  }

  private static Optional<AnswerCheck> positive(String type, JsonNode node) {
    JsonNode value = node.path("value");
    String text = value.isContainerNode() ? value.toString() : value.asText("");
    return Optional.ofNullable(
        switch (type) {
          case "exact", "equals" -> new AnswerCheck.Exact(text);
          case "contains" -> new AnswerCheck.Contains(text, true);
          case "icontains" -> new AnswerCheck.Contains(text, false);
          case "starts-with" ->
              new AnswerCheck.Matches(Pattern.compile("\\A" + Pattern.quote(text)));
          case "regex" -> new AnswerCheck.Matches(pattern(text));
          case "schema", "is-json" -> new AnswerCheck.Schema(schema(value, text));
          case "numeric" ->
              new AnswerCheck.Numeric(number(value), node.path("tolerance").asDouble(1e-9));
          case "cosine", "similar" ->
              new AnswerCheck.Cosine(text, node.path("threshold").asDouble(CLOSE));
          case "judge", "llm-rubric", "model-graded-closedqa" -> new AnswerCheck.Judged(text);
          case "g-eval" -> new AnswerCheck.Judged(value.isArray() ? listed(value) : text);
          case "factuality", "model-graded-factuality" ->
              new AnswerCheck.Judged("Agrees with this, and contradicts none of it: " + text);
          default -> null;
        });
  }

  private static String listed(JsonNode criteria) {
    List<String> words = new ArrayList<>();
    criteria.forEach(each -> words.add(each.asText("")));
    return String.join("; ", words);
  }

  private static Pattern pattern(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("the pattern '" + text + "' is none", e);
    }
  }

  private static String schema(JsonNode value, String text) {
    String schema = value.isMissingNode() ? "{}" : text;
    try {
      new JsonSchemaCheck(schema).objection("{}");
      return schema;
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("the schema of a check is none", e);
    }
  }

  private static double number(JsonNode value) {
    if (!value.isNumber()) {
      throw new IllegalArgumentException("a numeric check needs a number");
    }
    return value.doubleValue();
  }
}
