package io.signalbox.tools.workflow.overlap;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.knowledge.text.WordLists;
import io.signalbox.tools.gateway.embedded.BgeSmallEmbedder;
import io.signalbox.tools.workflow.officehours.OfficeHoursFiles;
import io.signalbox.tools.workflow.overlap.CapabilityOverlap.NearCapability;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * Agents and the capability that each doubles, or none; prints what other thresholds would give.
 */
class CapabilityOverlapTest {
  private static final Path CAPABILITIES =
      Path.of("../../samples/harbourline/office-hours/capabilities.csv");

  private record Labelled(String half, String capability, NearCapability nearest) {
    boolean isDouble() {
      return !capability.equals("-");
    }

    boolean isRight() {
      return nearest.capability().name().equals(capability);
    }
  }

  private record Figures(double precision, double recall) {}

  private static Figures figures(List<Labelled> pairs, double threshold) {
    List<Labelled> said =
        pairs.stream().filter(each -> each.nearest().nearness() >= threshold).toList();
    long right = said.stream().filter(Labelled::isRight).count();
    long all = pairs.stream().filter(Labelled::isDouble).count();
    return new Figures(said.isEmpty() ? 1 : right / (double) said.size(), right / (double) all);
  }

  @Test
  void mostDoublesOfCapabilitiesAreFoundAndFewOthersAreCalledOne() {
    List<Labelled> pairs;
    try (BgeSmallEmbedder embedder = new BgeSmallEmbedder()) {
      CapabilityOverlap overlap =
          new CapabilityOverlap(embedder, OfficeHoursFiles.capabilities(CAPABILITIES));
      pairs =
          WordLists.lines(CapabilityOverlapTest.class, "pairs.csv").stream()
              .skip(1)
              .map(line -> line.split(";", 4))
              .map(
                  cells ->
                      new Labelled(
                          cells[0],
                          cells[1],
                          overlap
                              .nearest(cells[3], cells[2].isEmpty() ? Set.of() : Set.of(cells[2]))
                              .orElseThrow()))
              .toList();
    }
    Predicate<Labelled> isCheck = each -> each.half().equals("check");
    System.out.println("same  tune: precision recall   check: precision recall");
    for (int hundredths = 60; hundredths <= 82; hundredths += 2) {
      Figures tune = figures(pairs.stream().filter(isCheck.negate()).toList(), hundredths / 100.0);
      Figures check = figures(pairs.stream().filter(isCheck).toList(), hundredths / 100.0);
      System.out.printf(
          Locale.ROOT,
          "%.2f   %14.2f %6.2f   %16.2f %6.2f%n",
          hundredths / 100.0,
          tune.precision(),
          tune.recall(),
          check.precision(),
          check.recall());
    }

    Figures check = figures(pairs.stream().filter(isCheck).toList(), CapabilityOverlap.SAME);
    assertThat(check.precision()).isGreaterThanOrEqualTo(0.75);
    assertThat(check.recall()).isGreaterThanOrEqualTo(0.8);
  }
}
