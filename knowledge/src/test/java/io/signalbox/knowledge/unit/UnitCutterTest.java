package io.signalbox.knowledge.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.signalbox.knowledge.document.FrontMatter;
import io.signalbox.knowledge.document.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnitCutterTest {
  private static final FrontMatter FRONT =
      new FrontMatter("Page", Optional.empty(), Optional.empty(), Optional.empty(), List.of());

  @Test
  void cutsProseIntoSentencesThatKeepTheirWords() {
    assertThat(texts("It lasts 15 minutes, e.g. in `a.b`. Then it ends."))
        .containsExactly("It lasts 15 minutes, e.g. in `a.b`.", "Then it ends.");
  }

  @Test
  void anItemRestsOnTheSentenceThatIntroducesItsList() {
    assertThat(units("Before you start:\n\n- Tell the team.\n- Wait."))
        .extracting(TextUnit::kind, TextUnit::text, TextUnit::lead)
        .containsExactly(
            tuple(UnitKind.SENTENCE, "Before you start:", ""),
            tuple(UnitKind.ITEM, "- Tell the team.", "Before you start:"),
            tuple(UnitKind.ITEM, "- Wait.", "Before you start:"));
  }

  @Test
  void aRowRestsOnTheHeadOfItsTable() {
    assertThat(units("| code | meaning |\n| --- | --- |\n| A-1 | no money |\n| A-2 | no card |"))
        .extracting(TextUnit::kind, TextUnit::text, TextUnit::lead)
        .containsExactly(
            tuple(UnitKind.ROW, "| A-1 | no money |", "| code | meaning |"),
            tuple(UnitKind.ROW, "| A-2 | no card |", "| code | meaning |"));
  }

  @Test
  void codeStaysWholeAndRestsOnWhatIntroducesIt() {
    assertThat(units("Restart it:\n\n```bash\nkubectl rollout restart a\nkubectl get b\n```"))
        .extracting(TextUnit::kind, TextUnit::text, TextUnit::lead)
        .contains(
            tuple(
                UnitKind.CODE,
                "```bash\nkubectl rollout restart a\nkubectl get b\n```",
                "Restart it:"));
  }

  @Test
  void aLongItemIsCutIntoItsParts() {
    String item =
        "1. Open the console and look for the cluster of the team that asked you to do it."
            + "\n   - Choose the region that is nearest to the people who will use it most.\n"
            + "   - Set the size to 20 GB; more is not possible without asking the data team"
            + " first, and takes a week or so to be granted by them.\n";

    assertThat(texts(item)).hasSize(3).anyMatch(text -> text.contains("Set the size to 20 GB"));
  }

  @Test
  void aListThatRunsOverTwoPassagesIsOneBlock() {
    List<Passage> passages =
        List.of(
            new Passage(0, List.of("Steps"), "1. First.\n2. Second."),
            new Passage(1, List.of("Steps"), "3. Third."));

    List<TextUnit> units = UnitCutter.of(FRONT, passages);

    assertThat(units).extracting(TextUnit::block).containsOnly(units.getFirst().block());
    assertThat(units).extracting(TextUnit::item).containsExactly(0, 1, 2);
  }

  @Test
  void theOwnerOfAPageIsAUnitOfItsOwn() {
    FrontMatter owned =
        new FrontMatter(
            "Page", Optional.empty(), Optional.of("checkout"), Optional.empty(), List.of());

    assertThat(UnitCutter.of(owned, List.of(new Passage(0, List.of(), "Text."))))
        .extracting(TextUnit::kind, TextUnit::text)
        .contains(tuple(UnitKind.FIELD, "Owner: checkout"));
  }

  @Test
  void unitsComeBackFromTheirBytesAsTheyWere() {
    List<TextUnit> units = units("Grüße:\n\n- eins 🙂\n- zwei");

    byte[] bytes = UnitCodec.write(units);

    assertThat(UnitCodec.read(bytes, 0, bytes.length)).isEqualTo(units);
  }

  @Test
  void packedVectorsKeepTheirCosines() {
    List<float[]> vectors = new ArrayList<>();
    vectors.add(new float[] {0.6f, -0.8f, 0f});
    vectors.add(new float[] {0.01f, 0.02f, 0.9997f});

    UnitVectors packed = UnitVectors.pack(vectors, 3);
    UnitVectors again = UnitVectors.read(packed.bytes(), 3);

    assertThat(again.size()).isEqualTo(2);
    for (int i = 0; i < 2; i++) {
      float[] vector = again.vector(i);
      double cosine = 0;
      for (int d = 0; d < 3; d++) {
        cosine += vector[d] * vectors.get(i)[d];
      }
      assertThat(cosine).isBetween(0.99, 1.01);
    }
  }

  private static List<TextUnit> units(String text) {
    return UnitCutter.of(FRONT, List.of(new Passage(0, List.of(), text)));
  }

  private static List<String> texts(String text) {
    return units(text).stream().map(TextUnit::text).toList();
  }
}
