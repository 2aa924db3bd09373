package io.signalbox.tools.foresight.quality.probe;

/** Outcome of asking a probe question. */
public sealed interface ProbeOutcome {

  /** Success: each expected fact was in the answer. */
  record Passed() implements ProbeOutcome {}

  /**
   * Failure: the answer was wrong or missing.
   *
   * @param step on the way to the answer that broke
   * @param finding half a sentence
   */
  record Failed(ProbeStep step, String finding) implements ProbeOutcome {}

  /** Step of answering a question, to say at which one a probe failed. */
  enum ProbeStep {
    TABLE("the tables"),
    RETRIEVAL("the search"),
    SELECTION("the choice of words from the pages found"),
    ROUTE("the route"),
    PROVIDER("the provider"),
    MODEL("the model's answer");

    private final String words;

    ProbeStep(String words) {
      this.words = words;
    }

    /** Returns the display name of the step. */
    public String words() {
      return words;
    }
  }
}
