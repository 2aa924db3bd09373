package io.signalbox.tools.foresight.change;

import io.signalbox.tools.foresight.impact.DependencyMap;
import java.util.Optional;

/** Port that runs the evaluation sets of an owner's artefacts downstream of a change. */
public interface OwnerChecks {

  /**
   * Result of the checks of one owner.
   *
   * @param passed whether all that were asked passed
   * @param words sentences for the owner
   */
  record CheckOutcome(boolean passed, String words) {}

  /**
   * Returns the result of earlier runs that cover the changed version; empty when there is none.
   */
  Optional<CheckOutcome> known(ChangeNotice notice, DependencyMap map);

  /** Runs the checks, which takes minutes and costs model calls. */
  CheckOutcome run(ChangeNotice notice);
}
