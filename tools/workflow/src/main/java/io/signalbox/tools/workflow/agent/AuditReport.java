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
 * The portfolio at a moment.
 *
 * @param since the last audit; empty for the first
 */
public record AuditReport(
    Instant at,
    List<ReportLine> lines,
    List<Proposal> proposals,
    Optional<Instant> since,
    List<PortfolioChange> changes) {

  /**
   * Row of one agent.
   *
   * @param use over 30 days through the gateway
   * @param findings the worst first
   */
  public record ReportLine(Agent agent, Optional<CallerUse> use, List<AuditFinding> findings) {
    public ReportLine {
      findings = List.copyOf(findings);
    }

    /** 100 where nothing was found, 0 at least. */
    public int score() {
      return Math.max(0, 100 - findings.stream().mapToInt(AuditFinding::weight).sum());
    }
  }

  /**
   * Agents that could be one.
   *
   * @param others what each has that should be kept
   */
  public record Proposal(Agent keep, String why, List<Other> others) {
    public Proposal {
      others = List.copyOf(others);
    }
  }

  /** An agent that would be taken into another, and what of it should be kept. */
  public record Other(Agent agent, String keeps) {}

  /** Finding that appeared or disappeared since the last audit. */
  public record PortfolioChange(String agent, AuditFinding finding, boolean isNew) {}

  /**
   * Change of one agent since the last audit.
   *
   * @param word {@code new}, {@code solved}, or {@code gone} for one that is not looked at any more
   * @param sentence all of it, in words
   */
  public record AuditNews(String word, String agent, String sentence) {}

  public AuditReport {
    lines = List.copyOf(lines);
    proposals = List.copyOf(proposals);
    changes = List.copyOf(changes);
  }

  /** Returns the changes by agent, each with all that is new or solved. */
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

  /** Returns how many agents have each finding, the most frequent first. */
  public List<Map.Entry<AuditFinding, Long>> counts() {
    return lines.stream()
        .flatMap(line -> line.findings().stream())
        .collect(Collectors.groupingBy(finding -> finding, Collectors.counting()))
        .entrySet()
        .stream()
        .sorted(
            Map.Entry.<AuditFinding, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .toList();
  }

  /** The mean of the scores; 100 without agents. */
  public int score() {
    return (int) Math.round(lines.stream().mapToInt(ReportLine::score).average().orElse(100));
  }

  /** Calls over 30 days. */
  public long calls() {
    return lines.stream().flatMap(line -> line.use().stream()).mapToLong(CallerUse::calls).sum();
  }

  /** Tokens over 30 days. */
  public long tokens() {
    return lines.stream().flatMap(line -> line.use().stream()).mapToLong(CallerUse::tokens).sum();
  }

  /** Spent over 30 days. */
  public Cost cost() {
    return lines.stream()
        .flatMap(line -> line.use().stream())
        .map(CallerUse::cost)
        .reduce(Cost.NOTHING, Cost::plus);
  }
}
