package io.signalbox.ingestion.oncall;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.ingestion.json.JsonFields;
import io.signalbox.knowledge.oncall.OnCallPerson;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * Parses timestamps and people in the JSON of on-call systems; invalid ones throw an {@code
 * IllegalArgumentException} with a sentence.
 */
final class OnCallJson {
  private OnCallJson() {}

  static Optional<Instant> find(JsonNode node, String name) {
    return JsonFields.find(node, name).map(text -> parse(name, text));
  }

  static Instant required(JsonNode node, String name) {
    return find(node, name)
        .orElseThrow(() -> new IllegalArgumentException("\"" + name + "\" is missing"));
  }

  static OnCallPerson person(JsonNode user) {
    String name =
        JsonFields.any(user, "summary", "name")
            .orElseThrow(() -> new IllegalArgumentException("a user has no name in \"summary\""));
    return new OnCallPerson(name, Optional.empty(), JsonFields.find(user, "email"));
  }

  private static Instant parse(String name, String text) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(text);
      if (time.getYear() < 1970 || time.getYear() > 9000) {
        throw new DateTimeException("the year " + time.getYear());
      }
      return time.toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "\"" + name + "\" is not a time such as 2026-10-02T09:00:00+02:00", e);
    }
  }
}
