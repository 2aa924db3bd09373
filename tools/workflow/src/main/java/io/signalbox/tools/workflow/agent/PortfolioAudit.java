package io.signalbox.tools.workflow.agent;

import io.signalbox.knowledge.search.Embedder;
import io.signalbox.tools.core.agent.AgentProfile;
import io.signalbox.tools.gateway.accounting.CallStatistics;
import io.signalbox.tools.gateway.accounting.CallerUse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/**
 * Audits all agents that are not retired, stores the findings to report new and solved ones next
 * time, and ranks the needs that the agents show.
 */
public final class PortfolioAudit {
  private static final Duration WINDOW = Duration.ofDays(30);

  private final Jdbi jdbi;
  private final Agents agents;
  private final CallStatistics calls;
  private final DuplicateAgents duplicateAgents;
  private final Clock clock;

  public PortfolioAudit(
      Jdbi jdbi, Agents agents, CallStatistics calls, Embedder embedder, Clock clock) {
    this.jdbi = jdbi;
    this.agents = agents;
    this.calls = calls;
    this.duplicateAgents = new DuplicateAgents(embedder);
    this.clock = clock;
  }

  private record AuditFound(String agent, PortfolioAuditFinding finding) {}

  /** Audits all agents now, stores the findings and returns the report. */
  public PortfolioAuditReport run() {
    Instant now = clock.instant();
    List<Agent> all = living();
    Map<String, CallerUse> use = calls.byCaller(now.minus(WINDOW));
    List<List<Agent>> groups = duplicateAgents.of(all);
    List<PortfolioAuditReport.ReportLine> lines =
        all.stream()
            .map(agent -> line(agent, Optional.ofNullable(use.get(agent.caller())), groups, now))
            .sorted(Comparator.comparingInt(PortfolioAuditReport.ReportLine::score))
            .toList();
    Set<AuditFound> found = new HashSet<>();
    lines.forEach(
        line -> line.findings().forEach(f -> found.add(new AuditFound(line.agent().name(), f))));
    return jdbi.inTransaction(
        handle -> {
          Optional<Instant> since = PortfolioAuditRows.latest(handle);
          Set<AuditFound> before = new HashSet<>();
          since.ifPresent(
              at ->
                  PortfolioAuditRows.read(
                      handle, at, (name, finding) -> before.add(new AuditFound(name, finding))));
          PortfolioAuditRows.mark(handle, now);
          found.forEach(
              each -> PortfolioAuditRows.insert(handle, now, each.agent(), each.finding()));
          return new PortfolioAuditReport(
              now,
              lines,
              groups.stream().map(PortfolioAudit::proposal).toList(),
              since,
              since.isEmpty() ? List.of() : changes(before, found));
        });
  }

  /** Returns the ranking of needs that the registered agents show. */
  public DemandRoadmap roadmap() {
    List<Agent> all = living();
    return DemandRoadmap.of(
        all, duplicateAgents.of(all), calls.byCaller(clock.instant().minus(WINDOW)));
  }

  private List<Agent> living() {
    return agents.list().stream().filter(a -> a.state() != Agent.AgentState.RETIRED).toList();
  }

  private static PortfolioAuditReport.ReportLine line(
      Agent agent, Optional<CallerUse> use, List<List<Agent>> duplicates, Instant now) {
    AgentProfile profile = agent.profile();
    Set<PortfolioAuditFinding> findings = EnumSet.noneOf(PortfolioAuditFinding.class);
    add(findings, PortfolioAuditFinding.ORPHAN, agent.ownerGone() || profile.owner().isBlank());
    add(findings, PortfolioAuditFinding.PERSONAL_KEY, profile.keys() == AgentProfile.Keys.PERSONAL);
    boolean unused =
        profile.keys() == AgentProfile.Keys.GATEWAY
            && agent.state().mayCall()
            && agent.registeredAt().isBefore(now.minus(WINDOW));
    add(findings, PortfolioAuditFinding.UNUSED, use.isEmpty() && unused);
    add(findings, PortfolioAuditFinding.NOT_THROUGH_GATEWAY, use.isEmpty() && !unused);
    add(findings, PortfolioAuditFinding.NO_EVALUATION, profile.practice().evaluation().isBlank());
    add(findings, PortfolioAuditFinding.NO_LOGGING, profile.practice().logging().isBlank());
    add(findings, PortfolioAuditFinding.NO_DEPUTY, profile.deputy().isBlank());
    add(
        findings,
        PortfolioAuditFinding.DUPLICATE,
        duplicates.stream().anyMatch(group -> group.contains(agent)));
    return new PortfolioAuditReport.ReportLine(agent, use, List.copyOf(findings));
  }

  private static void add(
      Set<PortfolioAuditFinding> findings, PortfolioAuditFinding finding, boolean holds) {
    if (holds) {
      findings.add(finding);
    }
  }

  /**
   * Proposes to keep one agent of a group: preferably sanctioned, then with a present owner, then
   * with most users.
   */
  private static PortfolioAuditReport.Proposal proposal(List<Agent> group) {
    Comparator<Agent> better =
        Comparator.<Agent>comparingInt(a -> a.state() == Agent.AgentState.SANCTIONED ? 1 : 0)
            .thenComparingInt(a -> a.ownerGone() ? 0 : 1)
            .thenComparingInt(a -> a.profile().use().people());
    Agent keep = group.stream().max(better).orElseThrow();
    List<PortfolioAuditReport.Other> others = new ArrayList<>();
    for (Agent other : group) {
      if (!other.equals(keep)) {
        others.add(new PortfolioAuditReport.Other(other, keeps(keep, other)));
      }
    }
    String why =
        "their purposes seem to be the same"
            + (any(others, other -> DuplicateAgents.shareSources(keep, other))
                ? ", they read the same sources"
                : "")
            + (any(others, other -> DuplicateAgents.shareUsers(keep, other))
                ? ", they serve the same people"
                : "")
            + "; "
            + (keep.state() == Agent.AgentState.SANCTIONED
                ? "it is sanctioned"
                : keep.profile().use().people() + " people use it");
    return new PortfolioAuditReport.Proposal(keep, why, others);
  }

  private static boolean any(List<PortfolioAuditReport.Other> others, Predicate<Agent> so) {
    return others.stream().map(PortfolioAuditReport.Other::agent).anyMatch(so);
  }

  private static String keeps(Agent keep, Agent other) {
    String sources =
        other.profile().sources().stream()
            .filter(source -> !keep.profile().sources().contains(source))
            .collect(Collectors.joining(", "));
    boolean evaluated =
        keep.profile().practice().evaluation().isBlank()
            && !other.profile().practice().evaluation().isBlank();
    return (sources.isEmpty() ? "its users" : "its users, and its reading of " + sources)
        + (evaluated ? ", and its evaluation" : "");
  }

  private static List<PortfolioAuditReport.PortfolioChange> changes(
      Set<AuditFound> before, Set<AuditFound> after) {
    List<PortfolioAuditReport.PortfolioChange> changes = new ArrayList<>();
    after.stream()
        .filter(each -> !before.contains(each))
        .forEach(
            each ->
                changes.add(
                    new PortfolioAuditReport.PortfolioChange(each.agent(), each.finding(), true)));
    before.stream()
        .filter(each -> !after.contains(each))
        .forEach(
            each ->
                changes.add(
                    new PortfolioAuditReport.PortfolioChange(each.agent(), each.finding(), false)));
    changes.sort(
        Comparator.comparing(PortfolioAuditReport.PortfolioChange::agent)
            .thenComparing(PortfolioAuditReport.PortfolioChange::finding));
    return changes;
  }
}
