package io.signalbox.tools.gateway.call;

import dev.harrel.jsonschema.Error;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Validator of JSON texts, such as a model's answer, against a JSON schema. */
public final class JsonSchemaCheck {
  private static final int LONGEST_ECHO = 60;

  /**
   * Pattern of error messages that begin with the invalid value, which may be as long as a request.
   */
  private static final Pattern LONG_ECHO =
      Pattern.compile(
          "(?s)\"(.{%d,})\" (is \\w+ than \\d+ characters|does not match .*)"
              .formatted(LONGEST_ECHO + 1));

  private final Validator validator;
  private final URI schema;

  /**
   * Creates a validator for a schema.
   *
   * @param schema JSON schema, draft 2020-12 unless it says otherwise
   */
  public JsonSchemaCheck(String schema) {
    this.validator = new ValidatorFactory().createValidator();
    this.schema = validator.registerSchema(schema);
  }

  /** Returns the violation in words that a model understands; empty when the answer is valid. */
  public synchronized Optional<String> objection(String answer) {
    try {
      Validator.Result result = validator.validate(schema, answer);
      return result.isValid()
          ? Optional.empty()
          : Optional.of(
              result.getErrors().stream()
                  .limit(5)
                  .map(JsonSchemaCheck::words)
                  .collect(Collectors.joining("; ")));
    } catch (RuntimeException e) {
      return Optional.of("it is not JSON");
    }
  }

  private static String words(Error error) {
    String reason = error.getError();
    Matcher echo = LONG_ECHO.matcher(reason);
    if (echo.matches()) {
      StringBuilder start = new StringBuilder();
      echo.group(1).codePoints().limit(LONGEST_ECHO).forEach(start::appendCodePoint);
      reason = "it " + echo.group(2) + "; it begins \"" + start + "…\"";
    }
    return "at '" + error.getInstanceLocation() + "': " + reason;
  }
}
