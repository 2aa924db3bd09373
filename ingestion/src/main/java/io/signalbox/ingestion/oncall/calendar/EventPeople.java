package io.signalbox.ingestion.oncall.calendar;

import io.signalbox.ingestion.oncall.calendar.IcalProperties.Property;
import io.signalbox.knowledge.oncall.OnCallPerson;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Attendees of a calendar event, without rooms, resources and people who declined. */
final class EventPeople {
  private final List<Attendee> attendees;

  private record Attendee(String name, Optional<String> email) {
    /** Returns the lower-case words of the name and of the mail address before the at sign. */
    Set<String> words() {
      return Stream.concat(
              Stream.of(name.split("[\\s.,_@-]+", -1)),
              email.stream()
                  .flatMap(text -> Stream.of(text.split("@", -1)[0].split("[._+-]+", -1))))
          .map(word -> word.toLowerCase(Locale.ROOT))
          .filter(word -> word.length() > 1)
          .collect(Collectors.toSet());
    }
  }

  private EventPeople(List<Attendee> attendees) {
    this.attendees = List.copyOf(attendees);
  }

  static EventPeople of(IcalProperties event) {
    return new EventPeople(
        event.list("ATTENDEE").stream()
            .filter(EventPeople::attends)
            .map(
                property -> {
                  String address = property.value().replaceFirst("(?i)^mailto:", "").strip();
                  return new Attendee(
                      property.parameter("CN").orElse(address),
                      Optional.of(address).filter(text -> text.contains("@")));
                })
            .filter(attendee -> !attendee.name().isBlank())
            .toList());
  }

  private static boolean attends(Property attendee) {
    String kind = attendee.parameter("CUTYPE").orElse("").toUpperCase(Locale.ROOT);
    String status = attendee.parameter("PARTSTAT").orElse("").toUpperCase(Locale.ROOT);
    return !kind.equals("ROOM") && !kind.equals("RESOURCE") && !status.equals("DECLINED");
  }

  boolean isOne() {
    return attendees.size() == 1;
  }

  /** Returns whether a text names an attendee, by name, mail address or a word of either. */
  boolean know(String text) {
    return find(text).isPresent();
  }

  private Optional<Attendee> find(String text) {
    Set<String> words =
        Stream.of(text.split("[\\s.,_@-]+", -1))
            .map(word -> word.toLowerCase(Locale.ROOT))
            .filter(word -> word.length() > 1)
            .collect(Collectors.toSet());
    return attendees.stream()
        .filter(
            each ->
                each.name().equalsIgnoreCase(text)
                    || each.email().filter(text::equalsIgnoreCase).isPresent())
        .findFirst()
        .or(
            () ->
                attendees.stream()
                    .filter(each -> words.stream().anyMatch(each.words()::contains))
                    .findFirst());
  }

  /** Returns the people that a part of the title names; without a part, the only attendee. */
  List<OnCallPerson> named(Optional<String> part) {
    if (part.isEmpty()) {
      return attendees.size() == 1
          ? List.of(
              new OnCallPerson(
                  attendees.getFirst().name(), Optional.empty(), attendees.getFirst().email()))
          : List.of();
    }
    List<String> names =
        attendees.stream().anyMatch(each -> each.name().equalsIgnoreCase(part.get()))
            ? List.of(part.get())
            : PersonNameHeuristics.each(part.get());
    return names.stream().map(name -> person(name, names.size())).toList();
  }

  private OnCallPerson person(String name, int of) {
    if (name.startsWith("@") && name.length() > 1) {
      return new OnCallPerson(
          name.substring(1), Optional.of(name.substring(1)), email(name.substring(1), of));
    }
    return new OnCallPerson(
        name,
        Optional.empty(),
        name.matches("\\S+@\\S+\\.\\S+") ? Optional.of(name) : email(name, of));
  }

  private Optional<String> email(String name, int of) {
    return find(name)
        .or(
            () ->
                of == 1 && attendees.size() == 1
                    ? Optional.of(attendees.getFirst())
                    : Optional.empty())
        .flatMap(Attendee::email);
  }
}
