package io.signalbox.tools.foresight.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LivingSuccessorsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

  @Test
  void leavesOutASuccessorThatTheFeedEndsAndTakesItBackWhenItLivesOn() {
    LiveCatalogue live = new LiveCatalogue(CatalogueFile::bundled);
    String successor = successors(live, "gpt-4o").getFirst();

    List<String> said = live.learn(List.of(fact(successor, Optional.of(TODAY), List.of())));

    assertThat(said)
        .contains(
            "the successor " + successor + " of gpt-4o (openai-api) is left out: it ends itself");
    assertThat(successors(live, "gpt-4o")).doesNotContain(successor);
    assertThat(live.facts().find("openai-api", "gpt-4o").orElseThrow().named()).contains(successor);
    assertThat(live.learn(List.of())).isEmpty();

    live.learn(List.of(fact(successor, Optional.empty(), List.of())));
    assertThat(successors(live, "gpt-4o")).contains(successor);
  }

  @Test
  void leavesOutACircleOfSuccessors() {
    ModelCatalogue merged =
        CatalogueFile.bundled()
            .with(
                List.of(
                    fact("ring-a", Optional.empty(), List.of("ring-b")),
                    fact("ring-b", Optional.empty(), List.of("ring-a")),
                    fact("before", Optional.of(TODAY), List.of("ring-a")),
                    fact("self", Optional.empty(), List.of("self"))));

    assertThat(CatalogueFile.bundled().leftOut()).isEmpty();
    assertThat(merged.leftOut())
        .containsExactly(
            "the successor ring-a of ring-b (openai-api) is left out: it leads back to it",
            "the successor ring-b of ring-a (openai-api) is left out: it leads back to it",
            "the successor self of self (openai-api) is left out: it leads back to it");
    assertThat(merged.find("openai-api", "before").orElseThrow().successors())
        .containsExactly("ring-a");
  }

  private static List<String> successors(LiveCatalogue live, String model) {
    return live.facts().find("openai-api", model).orElseThrow().successors();
  }

  private static ModelFact fact(String model, Optional<LocalDate> end, List<String> successors) {
    return new ModelFact(
        "openai",
        "openai-api",
        model,
        Optional.empty(),
        "",
        Optional.empty(),
        Optional.empty(),
        end,
        DateKind.EXACT,
        "",
        successors,
        List.of(),
        List.of(),
        new FactSource("mine", TODAY, FactTrust.PROVIDER),
        "",
        List.of());
  }
}
