package io.signalbox.tools.workflow.spend;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.tools.core.price.Cost;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SpendGrowthTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

  /** Holds for any calls: for none, for free ones, and for those that are not counted. */
  @Property(tries = 300, seed = "20")
  void theFourReasonsAddUpToTheDifferenceToThePicodollar(
      @ForAll("lines") List<SpendLine> before, @ForAll("lines") List<SpendLine> after) {
    SpendGrowth growth = SpendGrowth.between(before, after);

    assertThat(growth.calls().plus(growth.models()).plus(growth.tokens()).plus(growth.price()))
        .isEqualTo(growth.difference());
    assertThat(growth.before()).isEqualTo(sum(before));
    assertThat(growth.after()).isEqualTo(sum(after));
  }

  @Test
  void eachReasonStandsAloneWhereOnlyOneThingChanged() {
    List<SpendLine> before = List.of(line("a", 10, 1_000, 5_000), line("b", 10, 1_000, 1_000));

    SpendGrowth calls =
        SpendGrowth.between(
            before, List.of(line("a", 20, 2_000, 10_000), line("b", 20, 2_000, 2_000)));
    SpendGrowth models =
        SpendGrowth.between(before, List.of(line("a", 15, 1_500, 7_500), line("b", 5, 500, 500)));
    SpendGrowth tokens =
        SpendGrowth.between(
            before, List.of(line("a", 10, 3_000, 15_000), line("b", 10, 1_000, 1_000)));
    SpendGrowth price =
        SpendGrowth.between(
            before, List.of(line("a", 10, 1_000, 6_000), line("b", 10, 1_000, 1_000)));

    assertThat(calls).isEqualTo(growth(6_000, 12_000, 6_000, 0, 0, 0));
    assertThat(models).isEqualTo(growth(6_000, 8_000, 0, 2_000, 0, 0));
    assertThat(tokens).isEqualTo(growth(6_000, 16_000, 0, 0, 10_000, 0));
    assertThat(price).isEqualTo(growth(6_000, 7_000, 0, 0, 0, 1_000));
  }

  private static SpendGrowth growth(
      long before, long after, long calls, long models, long tokens, long price) {
    return new SpendGrowth(
        new Cost(before),
        new Cost(after),
        new Cost(calls),
        new Cost(models),
        new Cost(tokens),
        new Cost(price));
  }

  @Provide
  Arbitrary<List<SpendLine>> lines() {
    return Combinators.combine(
            Arbitraries.of("a", "b", "c", ""),
            Arbitraries.longs().between(0, 1_000_000),
            Arbitraries.longs().between(0, 1_000_000_000L),
            Arbitraries.longs().between(0, 1_000_000_000_000_000_000L))
        .as(SpendGrowthTest::line)
        .list()
        .ofMaxSize(5);
  }

  private static SpendLine line(String model, long calls, long tokens, long cost) {
    return new SpendLine(
        DAY,
        new SpendLine.SpendParty("t", "c", "", ""),
        new SpendLine.SpendTarget("gateway", "p", "r", model),
        calls,
        new SpendLine.Volume(tokens, 0),
        new Cost(cost));
  }

  private static Cost sum(List<SpendLine> lines) {
    return lines.stream().map(SpendLine::cost).reduce(Cost.NOTHING, Cost::plus);
  }
}
