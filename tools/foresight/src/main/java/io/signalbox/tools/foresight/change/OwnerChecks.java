package io.signalbox.tools.foresight.change;

import io.signalbox.tools.foresight.impact.DependencyMap;
import java.util.Optional;

/** Evaluation sets of what an owner has downstream of a change. */
public interface OwnerChecks {

  /**
   * Result of checks.
   *
   * @param passed whether all that were asked passed
   * @param words sentences for the owner
   */
  record CheckOutcome(boolean passed, String words) {}

  /** Returns what runs say that cover this version already; empty where none does. */
  Optional<CheckOutcome> known(ChangeNotice notice, DependencyMap map);

  /** Runs the checks; takes minutes and money. */
  CheckOutcome run(ChangeNotice notice);
}
