package io.signalbox.bot.app.administration;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Parser of the administration interface's JSON bodies and parameters, which names what is wrong.
 */
final class AdminRequest {
  private static final JsonMapper JSON = AdminJson.mapper();

  private AdminRequest() {}

  /** Signals a field that is unknown or has a wrong value; the message names it. */
  static final class UnusableRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableRequestException(String sentence) {
      super(sentence);
    }
  }

  /**
   * Parses the change of a caller.
   *
   * @throws UnusableRequestException with a sentence that names the field
   */
  static CallerEdit callerEdit(JsonNode sent) {
    requireOnly(
        sent,
        Arrays.stream(CallerEdit.class.getRecordComponents())
            .map(each -> each.getName())
            .toArray(String[]::new));
    try {
      return JSON.readerFor(CallerEdit.class).readValue(sent);
    } catch (JsonMappingException e) {
      String field =
          e.getPath().stream()
              .map(JsonMappingException.Reference::getFieldName)
              .filter(name -> name != null)
              .collect(Collectors.joining("."));
      throw new UnusableRequestException(
          "\"%s\" cannot be %s; docs/gateway.md says what it may be."
              .formatted(field, sent.at("/" + field.replace('.', '/'))));
    } catch (IOException e) {
      throw new UnusableRequestException("The body cannot be read.");
    }
  }

  /**
   * Parses the percentage of a share.
   *
   * @throws UnusableRequestException unless it is a whole number from 0 to 100
   */
  static int percent(JsonNode sent) {
    requireOnly(sent, "percent");
    JsonNode percent = sent.path("percent");
    if (!percent.isInt() || percent.intValue() < 0 || percent.intValue() > 100) {
      throw new UnusableRequestException("\"percent\" must be a whole number from 0 to 100.");
    }
    return percent.intValue();
  }

  /**
   * Parses an optional duration.
   *
   * @throws UnusableRequestException unless it is in the form of ISO 8601, such as {@code P90D}
   */
  static Optional<Duration> duration(JsonNode wish, String field) {
    if (!wish.has(field)) {
      return Optional.empty();
    }
    try {
      Duration parsed = Duration.parse(wish.path(field).asText());
      if (!parsed.isNegative()) {
        return Optional.of(parsed);
      }
    } catch (DateTimeException e) {
      // It ends in the sentence below.
    }
    throw new UnusableRequestException(
        "\"" + field + "\" must be a duration such as \"P90D\" or \"PT24H\".");
  }

  /**
   * Parses a day.
   *
   * @throws UnusableRequestException unless it is written as 2026-11-30
   */
  static LocalDate day(String parameter, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new UnusableRequestException("\"" + parameter + "\" must be a day such as 2026-11-30.");
    }
  }

  /**
   * Refuses a body with other fields than these.
   *
   * @throws UnusableRequestException with the field's name and the known ones
   */
  static void requireOnly(JsonNode sent, String... fields) {
    List<String> known = List.of(fields);
    if (!sent.isObject()) {
      throw new UnusableRequestException("The body must be a JSON object.");
    }
    sent.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw new UnusableRequestException(
                    "There is no field \"%s\"; there are %s."
                        .formatted(name, String.join(", ", known)));
              }
            });
  }
}
