package io.signalbox.tools.foresight.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.regex.Pattern;

/** Check that answer checks have the value that they need; one without would always pass. */
final class CheckValues {
  /** Types that compare the answer with a text. */
  private static final Set<String> TEXT =
      Set.of(
          "exact",
          "equals",
          "contains",
          "icontains",
          "starts-with",
          "regex",
          "cosine",
          "similar",
          "judge",
          "llm-rubric",
          "model-graded-closedqa",
          "factuality",
          "model-graded-factuality");

  /** Types whose text cannot be a list. */
  private static final Set<String> PART = Set.of("contains", "icontains", "starts-with", "regex");

  private static final Pattern LIST = Pattern.compile("i?contains-(?:all|any)");

  private CheckValues() {}

  /**
   * Rejects a check without the value it needs.
   *
   * @param type of the check, without {@code not-}
   * @throws IllegalArgumentException with what is missing
   */
  static void require(String type, JsonNode check) {
    JsonNode value = check.path("value");
    if (TEXT.contains(type) && isEmpty(value)) {
      throw new IllegalArgumentException("a check of the type '" + type + "' needs a value");
    }
    if (PART.contains(type) && value.isContainerNode()) {
      throw new IllegalArgumentException("a check of the type '" + type + "' needs one text");
    }
    if (LIST.matcher(type).matches() && isEmptyList(value)) {
      throw new IllegalArgumentException(
          "a check of the type '" + type + "' needs a list of texts, none of them empty");
    }
    if (type.equals("schema") && !value.isObject() && isEmpty(value)) {
      throw new IllegalArgumentException("a check of the type 'schema' needs a schema");
    }
    if (type.equals("cosine") || type.equals("similar")) {
      requireShare(check.path("threshold"), type);
    }
  }

  private static void requireShare(JsonNode threshold, String type) {
    double value = threshold.isNumber() ? threshold.doubleValue() : -1;
    if (!threshold.isMissingNode() && !(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(
          "the threshold of a check of the type '%s' is %s, and has to be 0 to 1"
              .formatted(type, threshold.asText()));
    }
  }

  private static boolean isEmpty(JsonNode value) {
    return value.isContainerNode() ? value.isEmpty() : value.asText("").isEmpty();
  }

  private static boolean isEmptyList(JsonNode value) {
    if (!value.isArray()) {
      return value.asText("").replace(",", "").isBlank();
    }
    for (JsonNode each : value) {
      if (each.asText("").isEmpty()) {
        return true;
      }
    }
    return value.isEmpty();
  }
}
