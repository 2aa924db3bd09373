package io.signalbox.knowledge.answer.generation;

/** Result of asking a model. */
public sealed interface GenerationResult {

  /**
   * A text, to be checked before anyone sees it.
   *
   * @param route name of the route that wrote it
   */
  record GeneratedDraft(String text, String route) implements GenerationResult {}

  /** The model, or the policy before it, would not. */
  record GenerationRefused(String reason) implements GenerationResult {}

  /** The model could not be reached, or not in time. */
  record Unavailable(String reason) implements GenerationResult {}
}
