package io.signalbox.ingestion.oncall;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.ingestion.json.JsonFields;
import io.signalbox.knowledge.oncall.OnCallPerson;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Converts the JSON of an Opsgenie rotation to a {@link RotationLayer}, which computes its turns.
 */
final class OpsgenieRotation {
  /** Placeholder for a participant of type none, whose turns nobody takes. */
  static final OnCallPerson NOBODY =
      new OnCallPerson("nobody", Optional.empty(), Optional.of("nobody"));

  private OpsgenieRotation() {}

  /**
   * Converts a rotation to a layer of turns.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong with it
   */
  static RotationLayer layer(JsonNode rotation) {
    List<OnCallPerson> people = new ArrayList<>();
    for (JsonNode participant : JsonFields.list(rotation.path("participants"))) {
      people.add(person(participant));
    }
    if (people.isEmpty()) {
      throw new IllegalArgumentException("a rotation has no participants");
    }
    Instant start = OnCallJson.required(rotation, "startDate");
    long length = Math.clamp(rotation.path("length").asLong(1), 1, 1_000);
    return new RotationLayer(
        start,
        OnCallJson.find(rotation, "endDate").orElse(Instant.MAX),
        start,
        turn(JsonFields.text(rotation, "type")).multipliedBy(length),
        List.copyOf(people),
        restrictions(rotation.path("timeRestriction")));
  }

  /** Parses a participant or recipient; {@link #NOBODY} for type none. */
  static OnCallPerson person(JsonNode participant) {
    String type = JsonFields.text(participant, "type");
    if (type.equals("none")) {
      return NOBODY;
    }
    String name =
        JsonFields.any(participant, "fullName", "username", "name")
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "a participant has no name; an account's id alone says nobody's name"));
    if (type.equals("team") || type.equals("escalation")) {
      throw new IllegalArgumentException(
          "a participant is the " + type + " " + name + " and no person");
    }
    Optional<String> email =
        JsonFields.any(participant, "username", "name").filter(text -> text.contains("@"));
    return new OnCallPerson(name, Optional.empty(), email);
  }

  private static Duration turn(String type) {
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "hourly" -> Duration.ofHours(1);
      case "daily" -> Duration.ofDays(1);
      case "weekly" -> Duration.ofDays(7);
      default ->
          throw new IllegalArgumentException(
              "a rotation's type is not hourly, daily or weekly but \"" + type + "\"");
    };
  }

  private static List<LayerRestriction> restrictions(JsonNode restriction) {
    if (!restriction.isObject()) {
      return List.of();
    }
    boolean weekly = JsonFields.text(restriction, "type").equals("weekday-and-time-of-day");
    if (!weekly) {
      return List.of(daily(restriction.path("restriction")));
    }
    List<LayerRestriction> all = new ArrayList<>();
    for (JsonNode each : JsonFields.list(restriction.path("restrictions"))) {
      DayOfWeek from = day(each, "startDay");
      DayOfWeek to = day(each, "endDay");
      Duration length =
          Duration.ofDays(Math.floorMod(to.getValue() - from.getValue(), 7))
              .plus(Duration.between(time(each, "start"), time(each, "end")));
      all.add(
          new LayerRestriction(
              Optional.of(from),
              time(each, "start"),
              length.isNegative() || length.isZero() ? length.plusDays(7) : length));
    }
    return all;
  }

  private static LayerRestriction daily(JsonNode window) {
    Duration length = Duration.between(time(window, "start"), time(window, "end"));
    return new LayerRestriction(
        Optional.empty(),
        time(window, "start"),
        length.isNegative() || length.isZero() ? length.plusDays(1) : length);
  }

  private static LocalTime time(JsonNode window, String side) {
    int hour = window.path(side + "Hour").asInt(0);
    int minute = window.path(side + "Min").asInt(0);
    if (hour < 0 || hour > 24 || minute < 0 || minute > 59) {
      throw new IllegalArgumentException("a restriction's time is none");
    }
    return LocalTime.of(hour % 24, minute);
  }

  private static DayOfWeek day(JsonNode window, String name) {
    try {
      return DayOfWeek.valueOf(JsonFields.text(window, name).toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("a restriction's " + name + " is no weekday", e);
    }
  }
}
