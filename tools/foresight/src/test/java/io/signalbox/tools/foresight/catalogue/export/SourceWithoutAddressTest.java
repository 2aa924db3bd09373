package io.signalbox.tools.foresight.catalogue.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.tools.foresight.catalogue.FactSource;
import io.signalbox.tools.foresight.catalogue.FactTrust;
import io.signalbox.tools.foresight.catalogue.ModelFact;
import io.signalbox.tools.foresight.catalogue.TestFacts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceWithoutAddressTest {
  private static final LocalDate DAY = LocalDate.of(2026, 12, 1);

  @ParameterizedTest
  @ValueSource(
      strings = {"the demo", "facts.json", "mailto:a@b.example", "https:nowhere", "http://"})
  void isNoAddress(String source) {
    assertThat(new FactSource(source, DAY, FactTrust.OPERATOR).address()).isEmpty();
  }

  @Test
  void leavesTheAddressOutOfTheExports() {
    List<ModelFact> named = List.of(TestFacts.from("m", DAY, "the demo"));
    List<ModelFact> linked = List.of(TestFacts.ending("m", DAY));

    assertThat(RetirementCalendar.of(named, Instant.EPOCH))
        .contains("SUMMARY:m ends", "the demo")
        .doesNotContain("URL");
    assertThat(CycloneDxExport.of(named, Instant.EPOCH))
        .contains("\"the demo\"")
        .doesNotContain("externalReferences");
    assertThat(RetirementCalendar.of(linked, Instant.EPOCH)).contains("URL:https://p.example");
    assertThat(CycloneDxExport.of(linked, Instant.EPOCH)).contains("\"https://p.example\"");
  }
}
