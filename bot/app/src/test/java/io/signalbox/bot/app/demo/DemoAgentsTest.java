package io.signalbox.bot.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.bot.app.assembly.BotAssembly;
import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.config.ConfigFile;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.tools.core.agent.AgentManifest;
import io.signalbox.tools.workflow.agent.Agent;
import io.signalbox.tools.workflow.agent.DemandRoadmap;
import io.signalbox.tools.workflow.agent.PortfolioAuditFinding;
import io.signalbox.tools.workflow.agent.PortfolioAuditReport;
import io.signalbox.tools.workflow.discovery.AgentDiscovery;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's agents: audit, roadmap and discovery have something true to say. */
class DemoAgentsTest {
  private static final Path SAMPLES =
      Path.of("../../samples/harbourline").toAbsolutePath().normalize();
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-28T12:00:00Z"), ZoneOffset.UTC);

  private BotAssembly assembly;

  @BeforeEach
  void open(@TempDir Path data) {
    TestDatabase.migratedIn(data);
    assembly =
        BotAssembly.open(
            ConfigFile.at(SAMPLES.resolve("signalbox.yaml"), Map.of("DEMO_DATA", data.toString()))
                .load(SignalboxSettings::from)
                .settings(),
            CLOCK);
  }

  @AfterEach
  void close() {
    assembly.close();
  }

  private void settle() {
    DemoAgents.settle(
        assembly::agents, assembly.gateway().ledger(), SAMPLES.resolve("agents"), CLOCK);
  }

  private Set<PortfolioAuditFinding> findings(PortfolioAuditReport report, String name) {
    return Set.copyOf(
        report.lines().stream()
            .filter(line -> line.agent().name().equals(name))
            .findFirst()
            .orElseThrow()
            .findings());
  }

  @Test
  void thereIsOneInEveryStateThatDoesNotComeWithTime() {
    settle();

    assertThat(assembly.agents(CLOCK).agents().list())
        .extracting(Agent::state)
        .contains(
            Agent.AgentState.SHADOW,
            Agent.AgentState.WAITING,
            Agent.AgentState.REGISTERED,
            Agent.AgentState.EXCEPTED,
            Agent.AgentState.REFUSED,
            Agent.AgentState.RETIRED);
  }

  @Test
  void twoDoTheSameOneIsOnAPersonalKeyAndOneIsUnused() {
    settle();

    PortfolioAuditReport report = assembly.agents(CLOCK).audit().run();

    assertThat(report.proposals()).hasSize(1);
    assertThat(report.proposals().getFirst().keep().name()).isEqualTo("payment-incident-digest");
    assertThat(report.proposals().getFirst().why()).contains("same sources");
    assertThat(findings(report, "label-checker")).contains(PortfolioAuditFinding.PERSONAL_KEY);
    assertThat(findings(report, "meeting-minutes")).contains(PortfolioAuditFinding.UNUSED);
    assertThat(findings(report, "token-explainer")).isEmpty();
    assertThat(report.calls()).isGreaterThan(100);
    assertThat(report.since()).contains(CLOCK.instant().minusSeconds(7 * 86_400));
  }

  @Test
  void twoTeamsBuiltTheSame() {
    settle();

    DemandRoadmap roadmap = assembly.agents(CLOCK).audit().roadmap();

    assertThat(
            roadmap.needs().stream()
                .filter(DemandRoadmap.Need::isShared)
                .map(DemandRoadmap.Need::teams))
        .containsExactly(Set.of("payments", "platform"));
  }

  @Test
  void theProxySawThoseWhoAreNotRegistered() {
    settle();

    List<AgentDiscovery> seen = assembly.agents(CLOCK).discoveries().open();

    assertThat(seen)
        .extracting(AgentDiscovery::subject)
        .containsExactlyInAnyOrder("bo.lindqvist", "10.0.9.21", "marta.silva");
  }

  @Test
  void aSecondStartChangesNothingAndOneThatWasCutShortIsCompleted() {
    assembly
        .agents(CLOCK)
        .agents()
        .register(
            AgentManifest.parse("{name: sql-helper, purpose: x, owner: '@pavel.novak'}").getFirst(),
            "@pavel.novak");

    settle();
    List<Agent> once = assembly.agents(CLOCK).agents().list();
    settle();

    assertThat(once).hasSize(13);
    assertThat(assembly.agents(CLOCK).agents().list()).isEqualTo(once);
  }
}
