package io.signalbox.tools.foresight.evaluation;

import java.util.Optional;

/** A model that questions go to; may wait. */
@FunctionalInterface
public interface AskedModel {
  /** Returns its answer, or why there is none. */
  ModelAnswer ask(Optional<String> system, String input);
}
