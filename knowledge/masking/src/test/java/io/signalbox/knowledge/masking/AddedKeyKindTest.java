package io.signalbox.knowledge.masking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The test of docs/extending.md for a kind of key that was added to {@code key-kinds.txt}. */
class AddedKeyKindTest {
  // snippet: key-test
  @Test
  void aGroqKeyIsMaskedAndAPlaceholderStays() {
    SecretMasker masker = new SecretMasker();
    String key = "gsk_" + "f7Qm2xLd9RtVb4KwZp1NsJ6hYc8GaE3uTi5oXq0r";

    assertThat(masker.mask("export GROQ=" + key).text()).isEqualTo("export GROQ=‹masked api-key›");
    assertThat(masker.mask("starts with gsk_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx").text())
        .contains("gsk_xxxx");
  }

  // snippet end
}
