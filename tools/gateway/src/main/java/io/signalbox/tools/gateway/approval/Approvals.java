package io.signalbox.tools.gateway.approval;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Store of approval requests and decisions, which expires undecided requests and lets each approved
 * call be made once. Each is decided once and permits one call. Safe for use from several threads
 * and processes.
 */
public final class Approvals {
  /** Time after which an undecided approval expires. */
  public static final Duration LIFETIME = Duration.ofMinutes(15);

  /**
   * Time after which an approved tool call without a result counts as interrupted; longer than any
   * tool call.
   */
  private static final Duration INTERRUPTED_AFTER = Duration.ofMinutes(10);

  private static final int LONGEST_ARGUMENTS = 8000;

  private final Jdbi jdbi;
  private final Clock clock;
  private final RandomGenerator random;
  private final Notices notices;

  /** Port that shows approvals and their changes to people. A port. */
  @FunctionalInterface
  public interface Notices {
    /** Called with a new or changed approval, inside its transaction. */
    void changed(Handle handle, Approval approval);
  }

  /**
   * Creates the store.
   *
   * @param random for ids; must not be predictable
   */
  public Approvals(Jdbi jdbi, Clock clock, RandomGenerator random, Notices notices) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.random = random;
    this.notices = notices;
  }

  /** Returns whether the arguments are short enough to be stored until a decision. */
  public static boolean canKeep(String arguments) {
    return arguments.length() <= LONGEST_ARGUMENTS;
  }

  /** Creates an approval request, or returns the existing one for this very call. */
  public Approval ask(Approval.Wish wish) {
    return jdbi.inTransaction(
        handle -> {
          Instant now = clock.instant();
          Optional<Approval> standing = ApprovalRows.standing(handle, wish, now);
          if (standing.isPresent()) {
            return standing.get();
          }
          byte[] bytes = new byte[16];
          random.nextBytes(bytes);
          Approval approval =
              new Approval(
                  HexFormat.of().formatHex(bytes),
                  wish,
                  Approval.ApprovalState.PENDING,
                  now,
                  now.plus(LIFETIME),
                  Optional.empty(),
                  Optional.empty());
          ApprovalRows.insert(handle, approval);
          notices.changed(handle, approval);
          return approval;
        });
  }

  /** Records the decision of a person on an approval. */
  public ApprovalVerdict decide(String id, String person, boolean agrees) {
    return jdbi.inTransaction(
        handle -> {
          Optional<Approval> found = ApprovalRows.find(handle, id);
          if (found.isEmpty()) {
            return new ApprovalVerdict.Unknown();
          }
          Approval approval = found.get();
          if (!approval.wish().approver().equals(person)) {
            return new ApprovalVerdict.NotTheirs(approval);
          }
          Instant now = clock.instant();
          boolean late = !now.isBefore(approval.expiresAt());
          Approval.ApprovalState to =
              late
                  ? Approval.ApprovalState.EXPIRED
                  : agrees ? Approval.ApprovalState.APPROVED : Approval.ApprovalState.REFUSED;
          Optional<Approval.ApprovalDecision> decision =
              late ? Optional.empty() : Optional.of(new Approval.ApprovalDecision(person, now));
          boolean counted =
              ApprovalRows.change(handle, id, Approval.ApprovalState.PENDING, to, decision);
          Approval after = ApprovalRows.find(handle, id).orElse(approval);
          if (counted) {
            notices.changed(handle, after);
          }
          return counted && !late
              ? new ApprovalVerdict.Decided(after)
              : new ApprovalVerdict.Over(after);
        });
  }

  /** Uses up an approved call; returns false when it is not approved or was used before. */
  public boolean use(String id) {
    return jdbi.inTransaction(
        handle -> {
          boolean used =
              ApprovalRows.change(
                  handle,
                  id,
                  Approval.ApprovalState.APPROVED,
                  Approval.ApprovalState.USED,
                  Optional.empty());
          if (used) {
            ApprovalRows.find(handle, id).ifPresent(after -> notices.changed(handle, after));
          }
          return used;
        });
  }

  /** Stores the result of an approved call; later results are ignored. */
  public void finish(String id, String result) {
    jdbi.useTransaction(
        handle -> {
          if (ApprovalRows.finish(handle, id, result)) {
            ApprovalRows.find(handle, id).ifPresent(after -> notices.changed(handle, after));
          }
        });
  }

  /** Finds an approval by its id. */
  public Optional<Approval> find(String id) {
    return jdbi.withHandle(handle -> ApprovalRows.find(handle, id));
  }

  /** Expires undecided approvals and reports calls that a crash interrupted. */
  public void runDue() {
    Instant now = clock.instant();
    List<Approval> overdue = jdbi.withHandle(handle -> ApprovalRows.overdue(handle, now));
    for (Approval approval : overdue) {
      jdbi.useTransaction(
          handle -> {
            if (ApprovalRows.change(
                handle,
                approval.id(),
                Approval.ApprovalState.PENDING,
                Approval.ApprovalState.EXPIRED,
                Optional.empty())) {
              ApprovalRows.find(handle, approval.id())
                  .ifPresent(after -> notices.changed(handle, after));
            }
          });
    }
    jdbi.withHandle(handle -> ApprovalRows.interrupted(handle, now.minus(INTERRUPTED_AFTER)))
        .forEach(
            approval ->
                finish(
                    approval.id(),
                    "I was interrupted: look there whether it was done before you ask again."));
  }
}
