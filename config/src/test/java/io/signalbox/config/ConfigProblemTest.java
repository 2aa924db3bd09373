package io.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConfigProblemTest {
  @Test
  void readsAsOneLineForATerminal() {
    assertThat(new ConfigProblem("sources[1].kind", 14, "'x' must be y").in("signalbox.yaml"))
        .isEqualTo("signalbox.yaml:14  sources[1].kind  'x' must be y");
    assertThat(new ConfigProblem("owner", 0, "is required").in("signalbox.yaml"))
        .isEqualTo("signalbox.yaml  owner  is required");
    assertThat(new ConfigProblem("", 0, "is empty").in("signalbox.yaml"))
        .isEqualTo("signalbox.yaml  is empty");
  }

  @Test
  void cannotDriveATerminalOrTurnTheLineRound() {
    ConfigProblem problem = new ConfigProblem("a\u001b[31m", 1, "b\r\nc\u202Ed\u2028e\uD800f ü 😀");

    assertThat(problem.path()).isEqualTo("a?[31m");
    assertThat(problem.message()).isEqualTo("b??c?d?e?f ü 😀");
  }
}
