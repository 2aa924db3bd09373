package io.signalbox.tools.gateway.call;

import io.signalbox.tools.core.call.CallOutcome;
import io.signalbox.tools.core.call.CallRefusal;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.upstream.WholeAnswer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Checks answers against the JSON schemas of their routes and requests an invalid one once more.
 */
final class AnswerSchemaCheck {
  private final Map<String, JsonSchemaCheck> checks = new ConcurrentHashMap<>();

  /**
   * Result of the check.
   *
   * @param objection empty when the answer may be given
   */
  record CheckResult(WholeAnswer answer, Optional<String> objection) {}

  CheckResult check(Route route, WholeAnswer first, Function<String, Optional<WholeAnswer>> again) {
    Optional<JsonSchemaCheck> check =
        route.outputSchema().map(schema -> checks.computeIfAbsent(schema, JsonSchemaCheck::new));
    Optional<String> objection = check.flatMap(c -> objection(c, first));
    if (check.isEmpty() || objection.isEmpty() || first.facts().refused()) {
      return new CheckResult(first, Optional.empty());
    }
    return again
        .apply(objection.get())
        .map(second -> new CheckResult(second, objection(check.get(), second)))
        .orElseGet(() -> new CheckResult(first, objection));
  }

  private static Optional<String> objection(JsonSchemaCheck check, WholeAnswer answer) {
    return check.objection(answer.facts().text().orElse(""));
  }

  static CallRefusal refusal(Route route, String objection) {
    return new CallRefusal(
        502,
        "invalid_output",
        "The model's answer does not meet the schema of the route '%s', also when asked again: %s."
            .formatted(route.name(), objection),
        Optional.empty(),
        CallOutcome.INVALID_OUTPUT);
  }
}
