package io.signalbox.bot.slack.command.impact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImpactRequestTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

  @Test
  void anAnnouncementWhoseWindowIsPastIsRefused() {
    assertThat(announced("2026-11-29"))
        .isEqualTo(
            new ImpactRequest.Mistaken(
                "2026-11-29 is past; give today or a later day. Nobody was told."));
    assertThat(announced("2026-11-30"))
        .isEqualTo(new ImpactRequest.Announcement("house-style", Optional.of(TODAY), "shorter"));
    assertThat(announced("2027-02-31")).isInstanceOf(ImpactRequest.Mistaken.class);
  }

  private static ImpactRequest announced(String day) {
    return ImpactRequest.read("announce house-style breaking until " + day + " shorter", TODAY);
  }
}
