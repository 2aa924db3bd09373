package io.signalbox.ingestion.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrontMatterFenceTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "last_reviewed_on",
        "last_reviewed_at",
        "last_reviewed",
        "reviewed",
        "lastReviewedOn",
        "Last-Reviewed"
      })
  void knowsTheReviewDateByItsUsualNames(String key) {
    FrontMatterFence front = FrontMatterFence.split("---\n" + key + ": 2026-04-25\n---\nx");

    assertThat(front.fields().lastReviewedOn()).contains(LocalDate.of(2026, 4, 25));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "owner: sre; sre",
        "team: sre; sre",
        "owners: [ana, ben]; ana, ben",
        "owner_slack: '#sre'; #sre"
      })
  void knowsTheOwnerByItsUsualNames(String line, String owner) {
    assertThat(FrontMatterFence.split("---\n" + line + "\n---\n").fields().owner()).contains(owner);
  }

  @Test
  void notesAReviewDateThatCouldBeTwoDays() {
    FrontMatterFence front = FrontMatterFence.split("---\nreviewed: 03/04/2026\n---\n");

    assertThat(front.fields().lastReviewedOn()).isEmpty();
    assertThat(front.notes()).singleElement().asString().contains("03/04/2026");
  }

  @Test
  void readsThePageWhoseFrontMatterIsBroken() {
    FrontMatterFence front =
        FrontMatterFence.split("---\ntitle: Foo: bar\nowner: [half\n---\ntext\n");

    assertThat(front.fields()).isEqualTo(PageFields.none());
    assertThat(front.body()).containsExactly("", "", "", "", "text");
    assertThat(front.notes())
        .singleElement()
        .asString()
        .contains("not YAML", "line 2")
        .doesNotContain("bar");
  }

  @Test
  void doesNotTakeTextBetweenTwoRulesForFrontMatter() {
    assertThat(FrontMatterFence.split("---\nJust a sentence.\n---\nmore\n").body())
        .containsExactly("---", "Just a sentence.", "---", "more");
  }

  @Test
  void readsFrontMatterThatIsNeverClosedAsText() {
    FrontMatterFence front = FrontMatterFence.split("---\ntitle: Foo\n\ntext");

    assertThat(front.body()).contains("text", "title: Foo");
    assertThat(front.notes()).singleElement().asString().contains("never closed");
  }

  @Test
  void readsTomlAsHugoAndZolaWriteIt() {
    FrontMatterFence front =
        FrontMatterFence.split(
            "+++\ntitle = \"Foo\"\ntags = [\"a\",\n  \"b\"]\nlast_reviewed = 2026-04-25\n"
                + "[extra]\nowner = 'sre'\ntitle = \"not this\"\n+++\ntext");

    assertThat(front.body()).hasSize(10).endsWith("text");
    assertThat(front.fields().title()).contains("Foo");
    assertThat(front.fields().tags()).containsExactly("a", "b");
    assertThat(front.fields().owner()).contains("sre");
    assertThat(front.fields().lastReviewedOn()).contains(LocalDate.of(2026, 4, 25));
  }

  @Test
  void ignoresNestedAndEmptyValues() {
    PageFields fields =
        FrontMatterFence.split(
                "---\n"
                    + "title:\n"
                    + "owner: {name: x}\n"
                    + "tags:\n"
                    + "- a\n"
                    + "-\n"
                    + "- [b]\n"
                    + "- c, d\n"
                    + "spec: {a: {b: c}}\n"
                    + "---\n")
            .fields();

    assertThat(fields.title()).isEmpty();
    assertThat(fields.owner()).isEmpty();
    assertThat(fields.tags()).containsExactly("a", "c", "d");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{", "- ", "&a [*a, ", "? ", "!!x ", "*a", "a: b\n"})
  void survivesHostileYaml(String hostile) {
    FrontMatterFence front =
        FrontMatterFence.split("---\ntitle: " + hostile.repeat(20_000) + "\n---\ntext");

    assertThat(front.body()).contains("text");
  }

  @Test
  void survivesAliasesThatMultiply() {
    StringBuilder yaml = new StringBuilder("---\na0: &a0 [x, x]\n");
    for (int i = 1; i < 40; i++) {
      yaml.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }

    FrontMatterFence front = FrontMatterFence.split(yaml + "---\ntext");

    assertThat(front.body()).contains("text");
  }
}
