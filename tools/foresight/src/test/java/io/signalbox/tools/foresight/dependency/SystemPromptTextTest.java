package io.signalbox.tools.foresight.dependency;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SystemPromptTextTest {
  @Test
  void readsTheInstructionsOfEachProtocolAndNothingThatAUserSaid() {
    assertThat(
            SystemPromptText.of(
                "{\"messages\":[{\"role\":\"system\",\"content\":\"Be"
                    + " brief.\"},{\"role\":\"user\",\"content\":\"secret\"}]}"))
        .isEqualTo("Be brief.\n");
    assertThat(
            SystemPromptText.of(
                "{\"system\":[{\"type\":\"text\",\"text\":\"Be brief.\"}],\"messages\":[]}"))
        .isEqualTo("Be brief.\n");
    assertThat(
            SystemPromptText.of(
                "{\"instructions\":\"Be"
                    + " brief.\",\"input\":[{\"role\":\"developer\",\"content\":[{\"type\":\"input_text\",\"text\":\"Be"
                    + " kind.\"}]}]}"))
        .isEqualTo("Be brief.\nBe kind.\n");
    assertThat(SystemPromptText.of("no json")).isEmpty();
  }
}
