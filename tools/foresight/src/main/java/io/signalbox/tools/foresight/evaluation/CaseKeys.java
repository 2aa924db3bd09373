package io.signalbox.tools.foresight.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Check of the keys of evaluation cases in Signalbox's own notation: a misspelt or misplaced key
 * would be a case without checks, which nobody notices.
 */
final class CaseKeys {
  private static final List<String> ROOT = List.of("cases", "name", "description");
  private static final List<String> CASE =
      List.of("id", "system", "input", "checks", "weight", "human");
  private static final List<String> CHECK = List.of("type", "value", "tolerance", "threshold");

  private CaseKeys() {}

  /** Rejects unknown keys beside the list of cases, such as checks one level too far left. */
  static void root(JsonNode root, String name) {
    if (root.isObject()) {
      known(root, ROOT, "the evaluation set " + name);
    }
  }

  /** Rejects unknown keys of a case and of its checks, and checks that are no list. */
  static void of(JsonNode node, String id, String name) {
    String place = place(id, name);
    known(node, CASE, place);
    JsonNode checks = node.path("checks");
    if (!checks.isMissingNode() && !checks.isArray()) {
      throw new UnreadableSetException(place + ": its checks are no list");
    }
    checks.forEach(check -> known(check, CHECK, place + ", in a check"));
  }

  /** Returns the weight of a case, 1 where it has none; rejects one that is not above 0. */
  static double weight(JsonNode node, String id, String name) {
    JsonNode weight = node.path("weight");
    if (weight.isMissingNode()) {
      return 1;
    }
    double value = weight.isNumber() ? weight.doubleValue() : Double.NaN;
    if (!Double.isFinite(value) || value <= 0) {
      throw new UnreadableSetException(
          "%s: the weight is %s, and a weight is a number above 0"
              .formatted(place(id, name), weight.asText()));
    }
    return value;
  }

  private static String place(String id, String name) {
    return "case " + id + " of " + name;
  }

  private static void known(JsonNode node, List<String> keys, String place) {
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!keys.contains(key)) {
                throw new UnreadableSetException(
                    "%s: the key '%s' is not known; known are %s"
                        .formatted(place, key, String.join(", ", keys)));
              }
            });
  }
}
