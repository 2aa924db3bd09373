package io.signalbox.tools.workflow.escalation;

import java.time.Instant;
import java.util.Optional;

/**
 * Escalation of a problem to the people on call, as a row of the table {@code escalation} with its
 * timer.
 *
 * @param number by which people name it
 * @param channel where its message is
 * @param step calls made so far
 * @param acknowledgedBy who has it now
 * @param dueAt when its timer runs; empty once resolved
 * @param revision counts its changes
 */
public record Escalation(
    long number,
    Subject subject,
    String policy,
    String reporter,
    String channel,
    EscalationState state,
    int step,
    Optional<String> acknowledgedBy,
    Instant openedAt,
    Instant changedAt,
    Optional<Instant> dueAt,
    int revision) {

  /**
   * Subject of an escalation: service, team, severity name and summary of the problem.
   *
   * @param service by its proper name
   * @param team empty where no table names one
   */
  public record Subject(String service, Optional<String> team, String severity, String summary) {
    /**
     * Returns the team, or the service when there is no team, as the addressee named in messages.
     */
    public String teamOrService() {
      return team.orElse(service);
    }
  }

  /** State of an escalation. */
  public enum EscalationState {
    PAGING,
    ACKNOWLEDGED,
    RESOLVED
  }

  public boolean isOpen() {
    return state != EscalationState.RESOLVED;
  }
}
