package io.signalbox.bot.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DateShiftTest {
  private static final LocalDate TEN_WEEKS_LATER = LocalDate.of(2027, 2, 3);

  @Test
  void movesDatesByWholeWeeksSoThatWeekdaysStay() {
    assertThat(
            DateShift.to(TEN_WEEKS_LATER)
                .apply("last_reviewed_on: 2026-11-23, DTSTART:20261123T090000"))
        .isEqualTo("last_reviewed_on: 2027-02-01, DTSTART:20270201T090000");
  }

  @Test
  void leavesTextAloneInTheWeekItWasWrittenFor() {
    assertThat(DateShift.to(LocalDate.of(2026, 11, 29)).apply("2026-11-23"))
        .isEqualTo("2026-11-23");
  }

  @Test
  void movesBackForAClockThatIsBehind() {
    assertThat(DateShift.to(LocalDate.of(2026, 11, 22)).apply("2026-11-23"))
        .isEqualTo("2026-11-16");
  }

  @Test
  void leavesNumbersThatAreNoDatesAlone() {
    String text = "2026-02-30 20261399 id 20261123456 v2026-11-23-rc 12026-11-23";

    assertThat(DateShift.to(TEN_WEEKS_LATER).apply(text)).isEqualTo(text);
  }
}
