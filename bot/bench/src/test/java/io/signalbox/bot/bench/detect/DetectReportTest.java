package io.signalbox.bot.bench.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A small run of the bench, whose every row of the reach is met. */
class DetectReportTest {
  @Test
  void aSmallRunPrintsEveryRowAndMeetsItsReach() {
    StringWriter said = new StringWriter();

    new DetectReport(new PrintWriter(said), 25, 20, 2).print(1, 0);

    assertThat(said.toString())
        .contains("| +20 points, base 5.0 % |", "| slow growth", "ADWIN", "| a source |")
        .contains("1 weeks", "three at once", "every probe fails");
    List<String> missed = said.toString().lines().filter(line -> line.contains("missed")).toList();
    assertThat(missed).allMatch(line -> line.startsWith("| three at once, all in one signal"));
  }

  @Test
  void anAdaptiveWindowFindsARiseAndTakesNoFallForOne() {
    AdaptiveWindow window = new AdaptiveWindow();
    int minutes = 0;
    for (int minute = 0; minute < 500; minute++) {
      assertThat(window.step(minute, 20, minute % 5 == 0 ? 1 : 0)).isFalse();
    }
    while (!window.step(minutes, 20, 6)) {
      minutes++;
    }
    assertThat(minutes).isLessThan(20);
    window = new AdaptiveWindow();
    for (int minute = 0; minute < 500; minute++) {
      assertThat(window.step(minute, 20, minute < 250 ? 6 : 0)).isFalse();
    }
  }
}
