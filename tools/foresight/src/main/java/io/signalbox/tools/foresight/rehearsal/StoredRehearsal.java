package io.signalbox.tools.foresight.rehearsal;

import java.time.Instant;

/**
 * Stored outcome of a rehearsal, with its acceptance.
 *
 * @param routes the route rehearsed from and the successor's
 * @param set version of the evaluation set
 * @param served version that the successor's replies named; empty where they named none
 * @param acceptedBy who said that the move may be made; empty while nobody did
 */
public record StoredRehearsal(
    String id,
    String agent,
    String from,
    String to,
    RehearsedRoutes routes,
    String set,
    String served,
    PairedComparison.ComparisonVerdict verdict,
    int pairs,
    String sentence,
    Instant at,
    String acceptedBy) {

  /** Names of the route rehearsed from and of the successor's route. */
  public record RehearsedRoutes(String from, String to) {}

  /** Returns the outcome of a rehearsal that nobody has accepted yet. */
  public static StoredRehearsal of(
      String id, Rehearsal rehearsal, RehearsedRoutes routes, Instant at) {
    return new StoredRehearsal(
        id,
        rehearsal.agent(),
        rehearsal.from(),
        rehearsal.to(),
        routes,
        rehearsal.set().version(),
        rehearsal.served(),
        rehearsal.verdict(),
        rehearsal.pairs().size(),
        RehearsalReport.sentence(rehearsal),
        at,
        "");
  }

  /** Returns whether the new model was found not to be worse. */
  public boolean isPassed() {
    return verdict == PairedComparison.ComparisonVerdict.NOT_WORSE;
  }
}
