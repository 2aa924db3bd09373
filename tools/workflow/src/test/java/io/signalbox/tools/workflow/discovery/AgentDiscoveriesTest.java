package io.signalbox.tools.workflow.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.tools.core.agent.AgentManifest;
import io.signalbox.tools.core.agent.AgentProfile;
import io.signalbox.tools.core.agent.RiskLevel;
import io.signalbox.tools.workflow.agent.Agent;
import io.signalbox.tools.workflow.discovery.AgentDiscovery.DiscoveryKind;
import io.signalbox.tools.workflow.discovery.AgentDiscovery.DiscoveryState;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AgentDiscoveriesTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @ParameterizedTest
  @MethodSource("io.signalbox.config.database.TestDatabase#both")
  void whatIsSeenAgainIsOneDiscoveryWithTheLatestWords(TestDatabase target) {
    try (Database database = target.get()) {
      AgentDiscoveries discoveries = new AgentDiscoveries(database.jdbi(), CLOCK);

      AgentDiscovery first =
          discoveries.see(DiscoveryKind.EGRESS, "build-7", "build-7 talk to OpenAI (once)");
      AgentDiscovery again =
          discoveries.see(DiscoveryKind.EGRESS, "build-7", "build-7 talk to Groq \0");
      discoveries.see(DiscoveryKind.BOT_USER, "build-7", "a bot user");

      assertThat(again.number()).isEqualTo(first.number());
      assertThat(discoveries.open()).hasSize(2);
      assertThat(discoveries.find(first.number()).orElseThrow().draft())
          .contains("We saw build-7 talk to Groq", "/register-agent");
    }
  }

  @ParameterizedTest
  @MethodSource("io.signalbox.config.database.TestDatabase#both")
  void whatWasDecidedIsDecidedOnceAndStaysWhenItIsSeenAgain(TestDatabase target) {
    try (Database database = target.get()) {
      AgentDiscoveries discoveries = new AgentDiscoveries(database.jdbi(), CLOCK);
      long number =
          discoveries.see(DiscoveryKind.EGRESS, "build-7", "build-7 talk to OpenAI").number();

      assertThat(decide(database, discoveries, number, DiscoveryState.DISMISSED)).isTrue();
      assertThat(decide(database, discoveries, number, DiscoveryState.SENT)).isFalse();
      discoveries.see(DiscoveryKind.EGRESS, "build-7", "build-7 talk to OpenAI (9 times)");

      assertThat(discoveries.open()).isEmpty();
      assertThat(discoveries.find(number).orElseThrow().state())
          .isEqualTo(DiscoveryState.DISMISSED);
      assertThat(decide(database, discoveries, 999, DiscoveryState.SENT)).isFalse();
    }
  }

  private static boolean decide(
      Database database, AgentDiscoveries discoveries, long number, DiscoveryState state) {
    return database
        .jdbi()
        .inTransaction(handle -> discoveries.decide(handle, number, state, "U0ANARUIZ0"));
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1, REGISTERED, false",
    "10.0.0.12, REGISTERED, true",
    "BUILD-7, SANCTIONED, true",
    "Poem_Writer, REGISTERED, true",
    "build, REGISTERED, false",
    "10.0.0.12, SHADOW, false"
  })
  void anAgentIsKnownByItsNameAndByWhereItRunsInWholeWords(
      String subject, Agent.AgentState state, boolean known) {
    Agent agent = agent(state);
    AgentDiscovery discovery =
        new AgentDiscovery(1, DiscoveryKind.EGRESS, subject, "", DiscoveryState.OPEN, NOW);

    assertThat(discovery.isOneOf(List.of(agent))).isEqualTo(known);
  }

  @Test
  void nobodyRegisteredMeansNobodyKnown() {
    assertThat(
            new AgentDiscovery(1, DiscoveryKind.BOT_USER, "x", "", DiscoveryState.OPEN, NOW)
                .isOneOf(List.of()))
        .isFalse();
  }

  private static Agent agent(Agent.AgentState state) {
    AgentProfile profile =
        AgentManifest.parse(
                "{name: poem-writer, purpose: poems, runs-on: 'build-7, and (10.0.0.12)'}")
            .getFirst();
    return new Agent(profile, state, RiskLevel.LOW, "cli", NOW, NOW, Optional.empty(), false, 1);
  }
}
