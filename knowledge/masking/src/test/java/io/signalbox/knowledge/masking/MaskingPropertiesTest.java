package io.signalbox.knowledge.masking;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.knowledge.masking.escape.DecodedText;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of masking, for texts of any order of words, signs, escapes and secrets. */
class MaskingPropertiesTest {
  private static final List<String> ORDINARY =
      List.of(
          "restart the pods",
          "\n",
          " ",
          "password rotation",
          "see #payments",
          "`kubectl get pods`",
          "10%",
          "a & b",
          "C:\\temp",
          "{\"name\": \"ledger\"}",
          "https://wiki.example/x?a=1&b=2",
          "&lt;b&gt;",
          "é日本",
          "\uD83D\uDE80");
  private static final List<String> SECRETS =
      List.of(
          "gh" + "p_16C7e42F292c6912E7710c838347Ae178B4a",
          "xox" + "b-2048917364-4827193650182-q8Zk3LmX7vRt2WnYpB5dHs1c",
          "AIza" + "SyD9k3Lm7Qv2Xp8Rt5Wn1Zb4Hs6Jf0Kc-AB",
          "glp" + "at-Xk3_9fQz-7LmP2vR8wYt");

  private final SecretMasker masker = new SecretMasker();

  @Property(tries = 200, seed = "17")
  void aSecretIsMaskedWhereverItStandsAndInWhateverEncoding(
      @ForAll("texts") String before,
      @ForAll("secrets") String secret,
      @ForAll("texts") String after,
      @ForAll Encoding encoding) {
    String masked = masker.mask(encoding.put(before + "\n" + secret + "\n" + after)).text();

    assertThat(encoding.read(masked)).doesNotContain(secret).contains("‹masked ");
  }

  @Property(tries = 200, seed = "17")
  void aTextWithoutSecretsStaysAsItIs(@ForAll("texts") String text, @ForAll Encoding encoding) {
    String encoded = encoding.put(text);

    assertThat(masker.mask(encoded).text()).isEqualTo(encoded);
    assertThat(masker.mask(encoded).findings()).isEmpty();
  }

  @Property(tries = 200, seed = "17")
  void aMaskedTextIsNotMaskedAgain(
      @ForAll("texts") String before,
      @ForAll("secrets") String secret,
      @ForAll("texts") String after) {
    String masked = masker.mask(before + " " + secret + " " + after).text();

    assertThat(masker.mask(masked).text()).isEqualTo(masked);
  }

  /** Each character of a layer stands at a place of the source, in the same order. */
  @Property(tries = 300, seed = "17")
  void theCharactersOfALayerStandInTheSourceInOrder(
      @ForAll("texts") String text, @ForAll Encoding inner, @ForAll Encoding outer) {
    String source = outer.put(inner.put(text));
    for (DecodedText layer : DecodedText.layers(source)) {
      int before = 0;
      for (int i = 0; i < layer.text().length(); i++) {
        assertThat(layer.source(i)).isGreaterThanOrEqualTo(before);
        assertThat(layer.sourceEnd(i + 1)).isGreaterThan(layer.source(i));
        if (layer.isWhole(layer.source(i), layer.sourceEnd(i + 1))
            && layer.sourceEnd(i + 1) == layer.source(i) + 1) {
          assertThat(layer.text().charAt(i)).isIn(source.charAt(layer.source(i)), ' ');
        }
        before = layer.source(i);
      }
      assertThat(layer.source(layer.text().length())).isEqualTo(source.length());
    }
  }

  /** Text behind one layer of an encoding is among the layers. */
  @Property(tries = 200, seed = "17")
  void theTextThatWasEncodedIsALayer(@ForAll("texts") String text, @ForAll Encoding encoding) {
    String marked = "begin <" + text.replace("\\", "/") + "> \"end\"";

    assertThat(DecodedText.layers(encoding.put(marked)))
        .extracting(DecodedText::text)
        .anyMatch(layer -> layer.contains("\"end\""));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(ORDINARY).list().ofMaxSize(6).map(parts -> String.join(" ", parts));
  }

  @Provide
  Arbitrary<String> secrets() {
    return Arbitraries.of(SECRETS);
  }
}
