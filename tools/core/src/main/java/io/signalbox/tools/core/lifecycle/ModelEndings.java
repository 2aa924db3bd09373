package io.signalbox.tools.core.lifecycle;

import java.net.URI;
import java.util.Optional;

/** Source of the ends of models. Safe for use from several threads; does not block. */
@FunctionalInterface
public interface ModelEndings {
  /** Knows of no end. */
  ModelEndings NONE = (provider, model) -> Optional.empty();

  /**
   * Returns the end of a model.
   *
   * @param provider address that the model is called at
   * @param model as the provider names it
   */
  Optional<ModelEnding> of(URI provider, String model);
}
