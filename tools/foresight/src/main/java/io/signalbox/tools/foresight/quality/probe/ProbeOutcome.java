package io.signalbox.tools.foresight.quality.probe;

/** Outcome of asking a probe. */
public sealed interface ProbeOutcome {

  /** Each fact was in the answer. */
  record Passed() implements ProbeOutcome {}

  /**
   * The answer was wrong, or there was none.
   *
   * @param step on the way to the answer that broke
   * @param finding half a sentence
   */
  record Failed(ProbeStep step, String finding) implements ProbeOutcome {}

  /** Step from a question to its answer. */
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

    /** Returns the step in words. */
    public String words() {
      return words;
    }
  }
}
