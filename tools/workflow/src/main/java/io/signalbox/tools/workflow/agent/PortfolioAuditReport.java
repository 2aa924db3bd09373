package io.signalbox.tools.workflow.agent;

import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.gateway.accounting.CallerUse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Report of a portfolio audit over all agents that are not retired.
 *
 * @param since the last audit; empty for the first
 */
public record PortfolioAuditReport(
    Instant at,
    List<ReportLine> lines,
    List<Proposal> proposals,
    Optional<Instant> since,
    List<PortfolioChange> changes) {

  /**
   * Audit result of one agent: its use and findings.
   *
   * @param use over 30 days through the gateway
   * @param findings the worst first
   */
  public record ReportLine(
      Agent agent, Optional<CallerUse> use, List<PortfolioAuditFinding> findings) {
    public ReportLine {
      findings = List.copyOf(findings);
    }

    /** Returns the agent's score from 0 to 100: 100 less the points of its findings. */
    public int score() {
      return Math.max(0, 100 - findings.stream().mapToInt(PortfolioAuditFinding::weight).sum());
    }
  }

  /**
   * Proposal to merge agents with the same purpose into one.
   *
   * @param others what each has that should be kept
   */
  public record Proposal(Agent keep, String why, List<Other> others) {
    public Proposal {
      others = List.copyOf(others);
    }
  }

  /** Agent that would be merged into another, with the parts of it that are worth keeping. */
  public record Other(Agent agent, String keeps) {}

  /** Finding that appeared or disappeared since the last audit. */
  public record PortfolioChange(String agent, PortfolioAuditFinding finding, boolean isNew) {}

  /**
   * Change of one agent since the last audit.
   *
   * @param word {@code new}, {@code solved}, or {@code gone} for one that is not looked at any more
   * @param sentence all of it, in words
   */
  public record AuditNews(String word, String agent, String sentence) {}

  public PortfolioAuditReport {
    lines = List.copyOf(lines);
    proposals = List.copyOf(proposals);
    changes = List.copyOf(changes);
  }

  /** Returns the changes since the last audit, grouped by agent and kind of change. */
  public List<AuditNews> news() {
    Set<String> looked =
        lines.stream().map(line -> line.agent().name()).collect(Collectors.toSet());
    Map<List<String>, List<String>> sentences = new LinkedHashMap<>();
    for (PortfolioChange change : changes) {
      boolean gone = !looked.contains(change.agent());
      List<String> key = List.of(gone ? "gone" : change.isNew() ? "new" : "solved", change.agent());
      List<String> said = sentences.computeIfAbsent(key, k -> new ArrayList<>());
      if (!gone) {
        said.add(change.finding().sentence());
      } else if (said.isEmpty()) {
        said.add("it is retired");
      }
    }
    return sentences.entrySet().stream()
        .map(
            e ->
                new AuditNews(
                    e.getKey().get(0), e.getKey().get(1), String.join("; ", e.getValue())))
        .toList();
  }

  /** Returns the number of agents that have each finding, the most frequent finding first. */
  public List<Map.Entry<PortfolioAuditFinding, Long>> counts() {
    return lines.stream()
        .flatMap(line -> line.findings().stream())
        .collect(Collectors.groupingBy(finding -> finding, Collectors.counting()))
        .entrySet()
        .stream()
        .sorted(
            Map.Entry.<PortfolioAuditFinding, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .toList();
  }

  /** Returns the mean score of all agents, from 0 to 100; 100 without agents. */
  public int score() {
    return (int) Math.round(lines.stream().mapToInt(ReportLine::score).average().orElse(100));
  }

  /** Returns the number of calls through the gateway over 30 days. */
  public long calls() {
    return lines.stream().flatMap(line -> line.use().stream()).mapToLong(CallerUse::calls).sum();
  }

  /** Returns the number of tokens used through the gateway over 30 days. */
  public long tokens() {
    return lines.stream().flatMap(line -> line.use().stream()).mapToLong(CallerUse::tokens).sum();
  }

  /** Returns the cost of calls through the gateway over 30 days. */
  public Cost cost() {
    return lines.stream()
        .flatMap(line -> line.use().stream())
        .map(CallerUse::cost)
        .reduce(Cost.NOTHING, Cost::plus);
  }
}
