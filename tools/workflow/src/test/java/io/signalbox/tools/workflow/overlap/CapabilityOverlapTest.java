package io.signalbox.tools.workflow.overlap;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.knowledge.text.WordLists;
import io.signalbox.tools.gateway.embedded.BgeSmallEmbedder;
import io.signalbox.tools.workflow.officehours.OfficeHoursFiles;
import io.signalbox.tools.workflow.overlap.CapabilityOverlap.NearCapability;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
        pairs.stream().filter(each -> each.nearest().score() >= threshold).toList();
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
                      new Labelled(cells[0], cells[1], overlap.nearest(cells[3]).orElseThrow()))
              .toList();
    }
    Predicate<Labelled> isCheck = each -> each.half().equals("check");
    System.out.println("same  tune: precision recall   check: precision recall");
    for (int hundredths = 66; hundredths <= 98; hundredths += 4) {
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

    Figures left = leftOut(pairs);
    System.out.printf(
        Locale.ROOT, "each left out in turn: %.2f %.2f%n", left.precision(), left.recall());

    assertThat(left.precision()).isGreaterThanOrEqualTo(0.9);
    assertThat(left.recall()).isGreaterThanOrEqualTo(0.6);
    Figures all = figures(pairs, CapabilityOverlap.SAME);
    assertThat(all.precision()).isGreaterThanOrEqualTo(0.9);
    assertThat(all.recall()).isGreaterThanOrEqualTo(0.75);
  }

  /**
   * Returns the figures where each pair is judged by the threshold that the others choose: the one
   * of most recall among those of a precision of 0.9.
   */
  private static Figures leftOut(List<Labelled> pairs) {
    List<Labelled> said = new ArrayList<>();
    for (Labelled one : pairs) {
      List<Labelled> others = pairs.stream().filter(each -> each != one).toList();
      double threshold =
          others.stream()
              .mapToDouble(each -> each.nearest().score())
              .filter(score -> figures(others, score).precision() >= 0.9)
              .boxed()
              .max(Comparator.comparingDouble(score -> figures(others, score).recall()))
              .orElse(Double.MAX_VALUE);
      if (one.nearest().score() >= threshold) {
        said.add(one);
      }
    }
    long right = said.stream().filter(Labelled::isRight).count();
    long all = pairs.stream().filter(Labelled::isDouble).count();
    return new Figures(right / (double) said.size(), right / (double) all);
  }
}
