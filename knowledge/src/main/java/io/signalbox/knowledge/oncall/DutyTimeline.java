package io.signalbox.knowledge.oncall;

import io.signalbox.knowledge.oncall.Shift.Origin;
import io.signalbox.knowledge.oncall.Shift.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Computes the sequence of duties of one team and role, with overrides applied. */
public final class DutyTimeline {
  private DutyTimeline() {}

  /**
   * Returns contiguous duties between two instants: neighbours differ in their people, and a gap is
   * a duty without people.
   *
   * @param shifts of one team; those of other roles are left out
   */
  public static List<OnCallDuty> of(
      List<SourcedShift> shifts, Role role, Instant from, Instant to) {
    List<SourcedShift> ofRole =
        shifts.stream().filter(each -> each.shift().role() == role).toList();
    TreeSet<Instant> cuts = new TreeSet<>(List.of(from, to));
    for (SourcedShift each : ofRole) {
      cuts.add(clamp(each.shift().start(), from, to));
      cuts.add(clamp(each.shift().end(), from, to));
    }
    List<OnCallDuty> duties = new ArrayList<>();
    Instant start = from;
    for (Instant end : cuts.tailSet(from, false)) {
      OnCallDuty next = duty(ofRole, start, end);
      if (!duties.isEmpty() && duties.getLast().hasSamePeopleAs(next)) {
        duties.set(duties.size() - 1, duties.getLast().until(next));
      } else {
        duties.add(next);
      }
      start = end;
    }
    return duties;
  }

  private static OnCallDuty duty(List<SourcedShift> shifts, Instant from, Instant to) {
    List<SourcedShift> active = shifts.stream().filter(each -> each.shift().covers(from)).toList();
    Optional<Origin> highest =
        active.stream().map(each -> each.shift().origin()).max(Comparator.naturalOrder());
    return highest
        .map(
            origin ->
                new OnCallDuty(
                    from,
                    to,
                    active.stream().filter(each -> each.shift().origin() == origin).toList(),
                    active.stream().filter(each -> each.shift().origin() != origin).toList()))
        .orElseGet(() -> new OnCallDuty(from, to, List.of(), List.of()));
  }

  private static Instant clamp(Instant instant, Instant from, Instant to) {
    return instant.isBefore(from) ? from : instant.isAfter(to) ? to : instant;
  }
}
