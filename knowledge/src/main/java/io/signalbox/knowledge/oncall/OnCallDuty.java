package io.signalbox.knowledge.oncall;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Period during which the same people are on duty in one role of a team; without people it is a
 * gap.
 *
 * @param to first instant after it
 * @param onDuty shifts in force; none is a gap, two of different people a double booking
 * @param replaced shifts of the rotation that an override takes the place of
 */
public record OnCallDuty(
    Instant from, Instant to, List<SourcedShift> onDuty, List<SourcedShift> replaced) {
  public OnCallDuty {
    onDuty = List.copyOf(onDuty);
    replaced = List.copyOf(replaced);
  }

  /** Returns the people on duty, each name once. */
  public List<OnCallPerson> people() {
    return peopleOf(onDuty);
  }

  /**
   * Returns the people of the rotation whom an override replaces, without those who are on duty
   * anyway.
   */
  public List<OnCallPerson> coveredFor() {
    List<String> names = people().stream().map(OnCallPerson::name).toList();
    return peopleOf(replaced).stream().filter(person -> !names.contains(person.name())).toList();
  }

  public boolean isGap() {
    return onDuty.isEmpty();
  }

  public boolean isDoubleBooking() {
    return people().size() > 1;
  }

  public boolean covers(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(to);
  }

  boolean hasSamePeopleAs(OnCallDuty other) {
    return names(people()).equals(names(other.people()))
        && names(coveredFor()).equals(names(other.coveredFor()));
  }

  OnCallDuty until(OnCallDuty next) {
    return new OnCallDuty(from, next.to, onDuty, replaced);
  }

  private static List<String> names(List<OnCallPerson> people) {
    return people.stream().map(OnCallPerson::name).sorted().toList();
  }

  private static List<OnCallPerson> peopleOf(List<SourcedShift> shifts) {
    return shifts.stream()
        .map(listed -> listed.shift().person())
        .collect(
            Collectors.toMap(OnCallPerson::name, person -> person, (a, b) -> a, LinkedHashMap::new))
        .values()
        .stream()
        .toList();
  }
}
