package io.signalbox.ingestion.oncall;

import io.signalbox.ingestion.oncall.IcalProperties.Property;
import io.signalbox.knowledge.oncall.OnCallPerson;
import io.signalbox.knowledge.oncall.Shift.Role;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.fortuna.ical4j.util.Strings;

/**
 * Reader of a calendar event's person and team. The team is the first category that is one, else
 * what the title says, else the calendar's name; the person is in the title, else the one attendee.
 */
final class EventDuty {
  private static final Pattern GENERIC =
      Pattern.compile(
          "(?i)on[-"
              + " _]?call|primary|secondary|backup|shift|rota|rotation|pagerduty|opsgenie|work|meeting");
  private static final Pattern ROTA =
      Pattern.compile(
          "(?i)on[- _]?call|rotation|rota\\b|roster|shifts?\\b|schedule|pagerduty|opsgenie");

  private final String calendarName;

  EventDuty(String calendarName) {
    this.calendarName = calendarName;
  }

  /**
   * @return empty when the event is not a shift, as a meeting is not
   */
  Optional<ShiftIntake.Duty> of(IcalProperties event) {
    String summary = event.text("SUMMARY");
    List<String> categories =
        event.list("CATEGORIES").stream()
            .flatMap(property -> Stream.of(property.value().split("(?<!\\\\),", -1)))
            .map(Strings::unescape)
            .map(String::strip)
            .toList();
    boolean rota =
        ROTA.matcher(calendarName).find()
            || categories.stream().anyMatch(name -> ROTA.matcher(name).find());
    Optional<ShiftTitle> title =
        ShiftTitle.of(summary).or(() -> rota ? ShiftTitle.bare(summary) : Optional.empty());
    if (title.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> team =
        categories.stream()
            .filter(name -> !GENERIC.matcher(name).matches())
            .findFirst()
            .or(() -> title.get().team())
            .flatMap(TeamName::in)
            .or(() -> TeamName.in(calendarName));
    Optional<OnCallPerson> person = person(title.get().person(), event.list("ATTENDEE"));
    return team.isPresent() && person.isPresent()
        ? Optional.of(new ShiftIntake.Duty(team.get(), role(summary, categories), person.get()))
        : Optional.empty();
  }

  private Role role(String summary, List<String> categories) {
    return TeamName.role(summary + " | " + String.join(" | ", categories) + " | " + calendarName);
  }

  private static Optional<OnCallPerson> person(Optional<String> named, List<Property> attendees) {
    Optional<Property> attendee =
        attendees.stream()
            .filter(
                one ->
                    attendees.size() == 1 || named.filter(name(one)::equalsIgnoreCase).isPresent())
            .findFirst();
    Optional<String> email =
        attendee.map(EventDuty::address).filter(address -> address.contains("@"));
    if (named.isEmpty()) {
      return attendee
          .map(EventDuty::name)
          .filter(name -> !name.isBlank())
          .map(name -> new OnCallPerson(name, Optional.empty(), email));
    }
    String name = named.get();
    if (name.startsWith("@") && name.length() > 1) {
      return Optional.of(
          new OnCallPerson(name.substring(1), Optional.of(name.substring(1)), email));
    }
    return Optional.of(
        new OnCallPerson(
            name, Optional.empty(), name.matches("\\S+@\\S+\\.\\S+") ? Optional.of(name) : email));
  }

  private static String name(Property attendee) {
    return attendee.parameter("CN").orElseGet(() -> address(attendee));
  }

  private static String address(Property attendee) {
    return attendee.value().replaceFirst("(?i)^mailto:", "").strip();
  }
}
