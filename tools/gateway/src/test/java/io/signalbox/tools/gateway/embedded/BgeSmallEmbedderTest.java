package io.signalbox.tools.gateway.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BgeSmallEmbedderTest {
  private static BgeSmallEmbedder embedder;

  @BeforeAll
  static void load() {
    embedder = new BgeSmallEmbedder();
  }

  @AfterAll
  static void close() {
    embedder.close();
  }

  @Test
  void givesTheVectorsThatTheModelsOwnWrapperGives() {
    List<String> texts =
        List.of(
            "Restart the pod.",
            "Who is on call?",
            "A somewhat longer text about kafka consumer lag.");
    var reference = new BgeSmallEnV15QuantizedEmbeddingModel();

    List<float[]> vectors = embedder.embedPassages(texts);

    for (int i = 0; i < texts.size(); i++) {
      float[] expected = reference.embed(texts.get(i)).content().vector();
      assertThat(cosine(vectors.get(i), expected)).isCloseTo(1, within(1e-4));
    }
  }

  @Test
  void keepsTheOrderOfManyTextsOfDifferentLength() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      texts.add("word ".repeat(1 + (i * 7) % 23) + i);
    }

    List<float[]> together = embedder.embedPassages(texts);

    for (int i = 0; i < texts.size(); i += 13) {
      float[] alone = embedder.embedPassages(List.of(texts.get(i))).getFirst();
      assertThat(cosine(together.get(i), alone)).isCloseTo(1, within(1e-5));
    }
  }

  @Test
  void vectorsHaveUnitLengthWhateverTheText() {
    for (String odd : List.of("", " ", "\u0000\u0001", "🤷‍♀️", "a".repeat(100_000), "عربى 日本語")) {
      float[] vector = embedder.embedPassages(List.of(odd)).getFirst();

      assertThat(vector).hasSize(embedder.dimensions());
      assertThat(cosine(vector, vector)).isCloseTo(1, within(1e-5));
    }
  }

  @Test
  void aQuestionIsMarkedAsOne() {
    float[] asked = embedder.embedQuery("restart the pod");
    float[] said = embedder.embedPassages(List.of("restart the pod")).getFirst();

    assertThat(cosine(asked, said)).isBetween(0.5, 0.99);
  }

  @Test
  void nothingToEmbedIsNothingEmbedded() {
    assertThat(embedder.embedPassages(List.of())).isEmpty();
  }

  private static double cosine(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }
}
