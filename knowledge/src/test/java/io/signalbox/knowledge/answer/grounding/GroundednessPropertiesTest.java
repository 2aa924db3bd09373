package io.signalbox.knowledge.answer.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.knowledge.document.Passage;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.Size;

class GroundednessPropertiesTest {
  @Property(tries = 200, seed = "17")
  void aSentenceThatAPassageHasIsGiven(
      @ForAll @Size(min = 1, max = 4) List<@From("sentences") String> passage,
      @ForAll @IntRange(max = 3) int chosen) {
    String sentence = passage.get(chosen % passage.size());

    assertThat(GroundednessCheck.isGiven(sentence, passages(String.join(" ", passage)))).isTrue();
  }

  @Property(tries = 200, seed = "17")
  void aNumberThatNoPassageHasIsNotGiven(
      @ForAll("sentences") String sentence, @ForAll @IntRange(min = 1_000, max = 9_999) int other) {
    String changed = sentence.replaceAll("\\d+", Integer.toString(other));

    assertThat(GroundednessCheck.isGiven(changed, passages(sentence))).isFalse();
  }

  @Property(tries = 200, seed = "17")
  void theOppositeIsNotGiven(@ForAll("sentences") String sentence) {
    String opposite = sentence.replaceFirst(" (is|are) ", " $1 not ");

    assertThat(GroundednessCheck.isGiven(opposite, passages(sentence))).isFalse();
  }

  @Property(tries = 200, seed = "17")
  void moreEvidenceOfTheSameTakesNothingAway(
      @ForAll("sentences") String sentence, @ForAll("sentences") String more) {
    List<Passage> passages = new ArrayList<>(passages(sentence));
    passages.addAll(passages(sentence + " " + more));

    assertThat(GroundednessCheck.isGiven(sentence, passages)).isTrue();
  }

  @Property(tries = 300, seed = "17")
  void noTextBreaksTheCheck(@ForAll String sentence, @ForAll @NotBlank String passage) {
    assertThat(GroundednessCheck.isGiven(sentence, passages(passage))).isIn(true, false);
  }

  private static List<Passage> passages(String text) {
    return List.of(new Passage(0, List.of(), text));
  }

  @Provide
  Arbitrary<String> sentences() {
    return Combinators.combine(
            Arbitraries.of("ledger", "billing", "search", "export"),
            Arbitraries.of("timeout", "retry limit", "queue length"),
            Arbitraries.integers().between(10, 999),
            Arbitraries.of("seconds", "minutes"))
        .as(
            (service, setting, number, unit) ->
                "The "
                    + setting
                    + " of the "
                    + service
                    + " service is "
                    + number
                    + " "
                    + unit
                    + ".");
  }
}
