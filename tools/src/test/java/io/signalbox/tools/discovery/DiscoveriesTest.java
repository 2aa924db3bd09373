package io.signalbox.tools.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.tools.agent.Agent;
import io.signalbox.tools.agent.AgentManifest;
import io.signalbox.tools.agent.AgentProfile;
import io.signalbox.tools.agent.RiskLevel;
import io.signalbox.tools.discovery.Discovery.Kind;
import io.signalbox.tools.discovery.Discovery.State;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DiscoveriesTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @ParameterizedTest
  @MethodSource("io.signalbox.config.database.TestDatabase#both")
  void whatIsSeenAgainIsOneDiscoveryWithTheLatestWords(TestDatabase target) {
    try (Database database = target.get()) {
      Discoveries discoveries = new Discoveries(database.jdbi(), CLOCK);

      Discovery first = discoveries.see(Kind.EGRESS, "build-7", "build-7 talk to OpenAI (once)");
      Discovery again = discoveries.see(Kind.EGRESS, "build-7", "build-7 talk to Groq \0");
      discoveries.see(Kind.BOT_USER, "build-7", "a bot user");

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
      Discoveries discoveries = new Discoveries(database.jdbi(), CLOCK);
      long number = discoveries.see(Kind.EGRESS, "build-7", "build-7 talk to OpenAI").number();

      assertThat(decide(database, discoveries, number, State.DISMISSED)).isTrue();
      assertThat(decide(database, discoveries, number, State.SENT)).isFalse();
      discoveries.see(Kind.EGRESS, "build-7", "build-7 talk to OpenAI (9 times)");

      assertThat(discoveries.open()).isEmpty();
      assertThat(discoveries.find(number).orElseThrow().state()).isEqualTo(State.DISMISSED);
      assertThat(decide(database, discoveries, 999, State.SENT)).isFalse();
    }
  }

  private static boolean decide(
      Database database, Discoveries discoveries, long number, State state) {
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
      String subject, Agent.State state, boolean known) {
    Agent agent = agent(state);
    Discovery discovery = new Discovery(1, Kind.EGRESS, subject, "", State.OPEN, NOW);

    assertThat(discovery.isOneOf(List.of(agent))).isEqualTo(known);
  }

  @Test
  void nobodyRegisteredMeansNobodyKnown() {
    assertThat(new Discovery(1, Kind.BOT_USER, "x", "", State.OPEN, NOW).isOneOf(List.of()))
        .isFalse();
  }

  private static Agent agent(Agent.State state) {
    AgentProfile profile =
        AgentManifest.parse(
                "{name: poem-writer, purpose: poems, runs-on: 'build-7, and (10.0.0.12)'}")
            .getFirst();
    return new Agent(profile, state, RiskLevel.LOW, "cli", NOW, NOW, Optional.empty(), false, 1);
  }
}
