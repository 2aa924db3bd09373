package io.signalbox.bot.slack.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberedActTest {
  private static final Map<String, Integer> VERBS = Map.of("claim", 1, "hand-over", 2);

  @ParameterizedTest
  @ValueSource(strings = {"claim 12 now\nor never", "CLAIM #12  now\nor never "})
  void readsVerbNumberAndRest(String text) {
    assertThat(NumberedAct.parse(text, VERBS))
        .contains(new NumberedAct<>(1, OptionalLong.of(12), "now\nor never"));
  }

  @Test
  void leavesNumberAndRestEmptyWhereTheyAreLeftOut() {
    assertThat(NumberedAct.parse("hand-over", VERBS))
        .contains(new NumberedAct<>(2, OptionalLong.empty(), ""));
    assertThat(NumberedAct.parse("claim it for me", VERBS))
        .contains(new NumberedAct<>(1, OptionalLong.empty(), "it for me"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12", "claims 12", "claim12", "claim#12", "please claim 12"})
  void anythingElseIsNoAct(String text) {
    assertThat(NumberedAct.parse(text, VERBS)).isEmpty();
  }

  @Test
  void aNumberTooLongForOneIsPartOfTheRest() {
    assertThat(NumberedAct.parse("claim 1234567890123456", VERBS))
        .contains(new NumberedAct<>(1, OptionalLong.empty(), "1234567890123456"));
  }
}
