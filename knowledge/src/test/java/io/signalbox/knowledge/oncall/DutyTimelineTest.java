package io.signalbox.knowledge.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.TableFile;
import io.signalbox.knowledge.oncall.Shift.Origin;
import io.signalbox.knowledge.oncall.Shift.Role;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DutyTimelineTest {
  private static final TableFile FILE =
      new TableFile("s", "p", AccessRule.everyone(), Optional.empty(), at(0));

  @Test
  void isOneGapWithoutShifts() {
    List<OnCallDuty> duties = DutyTimeline.of(List.of(), Role.PRIMARY, at(0), at(9));

    assertThat(duties).containsExactly(new OnCallDuty(at(0), at(9), List.of(), List.of()));
    assertThat(duties.getFirst().isGap()).isTrue();
  }

  @Test
  void joinsShiftsOfOnePersonAndKeepsGaps() {
    List<OnCallDuty> duties =
        timeline(rotation("Ana", 0, 2), rotation("Ana", 2, 4), rotation("Bo", 6, 12));

    assertThat(duties)
        .extracting(DutyTimelineTest::line)
        .containsExactly("0-4 [Ana]", "4-6 []", "6-9 [Bo]");
  }

  @Test
  void putsAnOverrideInThePlaceOfTheRotationForItsTime() {
    List<OnCallDuty> duties = timeline(rotation("Ana", 0, 9), override("Dee", 3, 5));

    assertThat(duties)
        .extracting(DutyTimelineTest::line)
        .containsExactly("0-3 [Ana]", "3-5 [Dee]", "5-9 [Ana]");
    assertThat(duties.get(1).coveredFor()).extracting(OnCallPerson::name).containsExactly("Ana");
    assertThat(duties.get(0).coveredFor()).isEmpty();
  }

  @Test
  void coversForNobodyWhenTheOverrideNamesTheSamePerson() {
    List<OnCallDuty> duties = timeline(rotation("Ana", 0, 9), override("Ana", 3, 5));

    assertThat(duties).extracting(DutyTimelineTest::line).containsExactly("0-9 [Ana]");
    assertThat(duties.getFirst().coveredFor()).isEmpty();
  }

  @Test
  void tellsADoubleBookingFromTheSameShiftInTwoTables() {
    List<OnCallDuty> twoPeople = timeline(rotation("Ana", 0, 9), rotation("Bo", 8, 9));
    List<OnCallDuty> twoTables = timeline(rotation("Ana", 0, 9), rotation("Ana", 0, 9));

    assertThat(twoPeople)
        .extracting(DutyTimelineTest::line)
        .containsExactly("0-8 [Ana]", "8-9 [Ana, Bo]");
    assertThat(twoPeople.getLast().isDoubleBooking()).isTrue();
    assertThat(twoTables.getFirst().isDoubleBooking()).isFalse();
  }

  @Test
  void leavesOutTheOtherRole() {
    assertThat(DutyTimeline.of(List.of(rotation("Ana", 0, 9)), Role.SECONDARY, at(0), at(9)))
        .extracting(DutyTimelineTest::line)
        .containsExactly("0-9 []");
  }

  private static List<OnCallDuty> timeline(SourcedShift... shifts) {
    return DutyTimeline.of(List.of(shifts), Role.PRIMARY, at(0), at(9));
  }

  private static SourcedShift rotation(String name, int from, int to) {
    return shift(name, from, to, Origin.ROTATION);
  }

  private static SourcedShift override(String name, int from, int to) {
    return shift(name, from, to, Origin.OVERRIDE);
  }

  private static SourcedShift shift(String name, int from, int to, Origin origin) {
    Shift shift =
        new Shift(
            "t", Role.PRIMARY, OnCallPerson.named(name), at(from), at(to), ZoneOffset.UTC, origin);
    return new SourcedShift(shift, FILE);
  }

  private static Instant at(int hour) {
    return Instant.EPOCH.plusSeconds(3600L * hour);
  }

  private static String line(OnCallDuty duty) {
    return duty.from().getEpochSecond() / 3600
        + "-"
        + duty.to().getEpochSecond() / 3600
        + " "
        + duty.people().stream().map(OnCallPerson::name).sorted().toList();
  }
}
