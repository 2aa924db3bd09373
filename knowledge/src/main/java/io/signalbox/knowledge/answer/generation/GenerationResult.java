package io.signalbox.knowledge.answer.generation;

/** Result of asking a language model for text: a draft, a refusal or a failure. */
public sealed interface GenerationResult {

  /**
   * Text that a model wrote, not yet checked against its passages.
   *
   * @param route name of the route that wrote it
   */
  record GeneratedDraft(String text, String route) implements GenerationResult {}

  /** Refusal by the model or by the gateway's policy. */
  record GenerationRefused(String reason) implements GenerationResult {}

  /** Failure: the model could not be reached, or did not answer in time. */
  record Unavailable(String reason) implements GenerationResult {}
}
