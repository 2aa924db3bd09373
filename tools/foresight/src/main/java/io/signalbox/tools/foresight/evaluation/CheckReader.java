package io.signalbox.tools.foresight.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.tools.gateway.call.OutputCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads checks, in our own words and in promptfoo's. */
final class CheckReader {
  private static final double CLOSE = 0.8;

  private CheckReader() {}

  static List<AnswerCheck> all(JsonNode array, String id, String name, Set<String> notes) {
    List<AnswerCheck> checks = new ArrayList<>();
    for (JsonNode each : array) {
      try {
        Optional<AnswerCheck> check = read(each);
        check.ifPresentOrElse(
            checks::add,
            () ->
                notes.add(
                    "checks of the type '%s' are not known and left out"
                        .formatted(each.path("type").asText(""))));
      } catch (IllegalArgumentException e) {
        throw new UnreadableSet("case " + id + " of " + name + ": " + e.getMessage(), e);
      }
    }
    return checks;
  }

  /**
   * Reads a check: {@code {type, value, threshold}}.
   *
   * @return empty for a type that is not known
   * @throws IllegalArgumentException when its value cannot be used
   */
  static Optional<AnswerCheck> read(JsonNode node) {
    String type = node.path("type").asText("");
    if (type.startsWith("not-")) {
      return positive(type.substring(4), node).map(AnswerCheck.Not::new);
    }
    return positive(type, node);
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
          default -> null;
        });
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
      new OutputCheck(schema).objection("{}");
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
