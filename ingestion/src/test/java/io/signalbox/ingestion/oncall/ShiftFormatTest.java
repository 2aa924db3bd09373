package io.signalbox.ingestion.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ingestion.oncall.shift.ExpansionHorizon;
import io.signalbox.ingestion.read.Collected;
import io.signalbox.ingestion.read.RowReader;
import io.signalbox.knowledge.oncall.Shift;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShiftFormatTest {
  private final RowReader<Shift> any =
      ShiftFormat.anyReader(
          ZoneOffset.UTC,
          new ExpansionHorizon(
              Instant.parse("2026-10-01T00:00:00Z"), Instant.parse("2026-12-01T00:00:00Z")));

  @ParameterizedTest
  @ValueSource(strings = {"shifts.csv", "rotations.ics", "schedule.json"})
  void tellsEachFormatByItsContentAndSurvivesItCutAnywhere(String file) throws IOException {
    byte[] whole = getClass().getResourceAsStream("/rows/oncall/" + file).readAllBytes();

    assertThat(Collected.from(any, "table", whole).rows).isNotEmpty();
    for (int length = 0; length < whole.length; length += 13) {
      Collected<Shift> cut = Collected.from(any, "table", Arrays.copyOf(whole, length));
      assertThat(cut.rows.size()).isLessThan(2_000);
    }
  }

  @Test
  void saysWhichFormatsThereAreWhenItKnowsNone() {
    assertThat(Collected.from(any, "x.txt", "hello").complaints())
        .containsExactly(
            "x.txt: is not recognised as an on-call table; the formats are"
                + " shifts-csv, icalendar, pagerduty-schedule, pagerduty-oncalls, opsgenie,"
                + " grafana-shifts");
    assertThat(ShiftFormat.named("icalendar")).contains(ShiftFormat.ICALENDAR);
  }
}
