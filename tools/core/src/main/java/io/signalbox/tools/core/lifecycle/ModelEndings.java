package io.signalbox.tools.core.lifecycle;

import java.net.URI;
import java.util.Optional;

/**
 * Port that looks up the announced retirement of a model; the model catalogue implements it. Safe
 * for use from several threads; does not block.
 */
@FunctionalInterface
public interface ModelEndings {
  /** Implementation that knows of no retirement. */
  ModelEndings NONE = (provider, model) -> Optional.empty();

  /**
   * Returns the announced retirement of a model; empty when none is known.
   *
   * @param provider address that the model is called at
   * @param model as the provider names it
   */
  Optional<ModelEnding> of(URI provider, String model);
}
