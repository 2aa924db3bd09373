package io.signalbox.bot.workspace.person;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.bot.workspace.team.JsonTrees;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Validation of a modal's input fields that Slack's client does before it submits, one error for
 * each block.
 */
final class InputRules {
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
  private static final Pattern LINK = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*://\\S+");

  private InputRules() {}

  static Map<String, String> check(JsonNode blocks, JsonNode state) {
    Map<String, String> errors = new LinkedHashMap<>();
    for (ElementState.Placed one : ElementState.elements(blocks)) {
      if (one.block().path("type").asText().equals("input")) {
        JsonNode entry = state.path(one.blockId()).path(one.actionId());
        check(one, entry).ifPresent(error -> errors.put(one.blockId(), error));
      }
    }
    return errors;
  }

  private static Optional<String> check(ElementState.Placed one, JsonNode entry) {
    JsonNode value = entry.path(ElementState.holds(one.type()).orElse("value"));
    boolean empty = value.isNull() || value.isMissingNode() || (value.isArray() && value.isEmpty());
    if (empty) {
      return one.block().path("optional").asBoolean()
          ? Optional.empty()
          : Optional.of("Please complete this required field.");
    }
    return switch (one.type()) {
      case "plain_text_input" -> length(one.element(), value.asText());
      case "number_input" -> number(one.element(), value.asText());
      case "email_text_input" ->
          matches(EMAIL, value.asText(), "Please enter a valid email address.");
      case "url_text_input" -> matches(LINK, value.asText(), "Please enter a valid URL.");
      default -> Optional.empty();
    };
  }

  private static Optional<String> length(JsonNode element, String text) {
    int least = element.path("min_length").asInt(0);
    int most = element.path("max_length").asInt(3000);
    if (text.length() < least) {
      return Optional.of("Please enter at least " + least + " characters.");
    }
    return text.length() > most
        ? Optional.of("Please enter at most " + most + " characters.")
        : Optional.empty();
  }

  private static Optional<String> number(JsonNode element, String text) {
    BigDecimal number;
    try {
      number = new BigDecimal(text);
    } catch (NumberFormatException notANumber) {
      return Optional.of("Please enter a number.");
    }
    if (number.scale() > 0 && !element.path("is_decimal_allowed").asBoolean()) {
      return Optional.of("Please enter a whole number.");
    }
    Optional<BigDecimal> least = JsonTrees.text(element, "min_value").map(BigDecimal::new);
    Optional<BigDecimal> most = JsonTrees.text(element, "max_value").map(BigDecimal::new);
    boolean low = least.filter(bound -> number.compareTo(bound) < 0).isPresent();
    boolean high = most.filter(bound -> number.compareTo(bound) > 0).isPresent();
    return low || high
        ? Optional.of("Please enter a number within the allowed range.")
        : Optional.empty();
  }

  private static Optional<String> matches(Pattern pattern, String text, String otherwise) {
    return pattern.matcher(text).matches() ? Optional.empty() : Optional.of(otherwise);
  }
}
