package io.signalbox.tools.agent;

import io.signalbox.tools.accounting.CallerUse;
import io.signalbox.tools.price.Cost;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The portfolio at a moment.
 *
 * @param since the last audit; empty for the first
 */
public record AuditReport(
    Instant at,
    List<Line> lines,
    List<Proposal> proposals,
    Optional<Instant> since,
    List<Change> changes) {

  /**
   * One agent.
   *
   * @param use over 30 days through the gateway
   * @param findings the worst first
   */
  public record Line(Agent agent, Optional<CallerUse> use, List<Finding> findings) {
    public Line {
      findings = List.copyOf(findings);
    }

    /** 100 where nothing was found, 0 at least. */
    public int score() {
      return Math.max(0, 100 - findings.stream().mapToInt(Finding::weight).sum());
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

  /** What is other than at the last audit. */
  public record Change(String agent, Finding finding, boolean isNew) {}

  public AuditReport {
    lines = List.copyOf(lines);
    proposals = List.copyOf(proposals);
    changes = List.copyOf(changes);
  }

  /** The mean of the scores; 100 without agents. */
  public int score() {
    return (int) Math.round(lines.stream().mapToInt(Line::score).average().orElse(100));
  }

  /** Spent over 30 days. */
  public Cost cost() {
    return lines.stream()
        .flatMap(line -> line.use().stream())
        .map(CallerUse::cost)
        .reduce(Cost.NOTHING, Cost::plus);
  }
}
