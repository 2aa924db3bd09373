package io.signalbox.knowledge.answer;

/** Result of asking a model. */
public sealed interface Generation {

  /**
   * A text, to be checked before anyone sees it.
   *
   * @param route name of the route that wrote it
   */
  record Draft(String text, String route) implements Generation {}

  /** The model, or the policy before it, would not. */
  record Refused(String reason) implements Generation {}

  /** The model could not be reached, or not in time. */
  record Unavailable(String reason) implements Generation {}
}
