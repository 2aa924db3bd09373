package io.signalbox.tools.workflow.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.tools.core.agent.AgentManifest;
import io.signalbox.tools.core.agent.AgentProfile;
import io.signalbox.tools.core.agent.RiskLevel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PortfolioAuditPageTest {

  @Test
  void whateverAStrangerWroteIsText() {
    String hostile = "<script>alert(1)</script>";
    AgentProfile profile =
        AgentManifest.parse(
                "{name: x, purpose: '%1$s', owner: '%1$s', team: '%1$s'}".formatted(hostile))
            .getFirst();
    Instant now = Instant.EPOCH;
    Agent agent =
        new Agent(
            profile,
            Agent.AgentState.REGISTERED,
            RiskLevel.LOW,
            "U1",
            now,
            now,
            Optional.empty(),
            false,
            1);
    PortfolioAuditReport report =
        new PortfolioAuditReport(
            now,
            List.of(
                new PortfolioAuditReport.ReportLine(
                    agent, Optional.empty(), List.of(PortfolioAuditFinding.ORPHAN))),
            List.of(),
            Optional.empty(),
            List.of());

    String page =
        PortfolioAuditPage.of(report, DemandRoadmap.of(List.of(agent), List.of(), Map.of()));

    assertThat(page).doesNotContain("<script").contains("&lt;script&gt;", "its owner has left");
  }
}
