package io.signalbox.tools.gateway.approval;

import java.time.Instant;
import java.util.Optional;

/**
 * Request for a person's approval of a call, with its state and result.
 *
 * @param result what the call came to, in a sentence; empty until it is made, and for calls that
 *     the caller makes
 */
public record Approval(
    String id,
    Wish wish,
    ApprovalState state,
    Instant askedAt,
    Instant expiresAt,
    Optional<ApprovalDecision> decision,
    Optional<String> result) {

  /**
   * Contents of an approval request: the call, the person to ask and the place to ask them.
   *
   * @param approver whose word counts: Slack's id of a person
   * @param channel where they are asked; their own id for a direct message
   * @param sentence what they are asked; data for whoever shows it
   * @param print fingerprint of the very call: a call that differs needs another word
   * @param arguments of a tool that Signalbox calls once they agree; empty where the caller repeats
   *     its call itself
   */
  public record Wish(
      String route,
      String caller,
      String approver,
      String channel,
      Optional<String> thread,
      String sentence,
      String print,
      Optional<String> arguments) {}

  /** Person and time of a decision. */
  public record ApprovalDecision(String person, Instant at) {}

  /** State of an approval. */
  public enum ApprovalState {
    PENDING,
    APPROVED,
    REFUSED,
    EXPIRED,
    /** Approved, and the one call that this permits has been started. */
    USED
  }
}
