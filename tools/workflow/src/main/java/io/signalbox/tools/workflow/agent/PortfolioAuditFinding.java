package io.signalbox.tools.workflow.agent;

/**
 * Findings of the portfolio audit, each with the points that it deducts from an agent's score of
 * 100.
 */
public enum PortfolioAuditFinding {
  ORPHAN(30, "its owner has left", "name a new owner"),
  PERSONAL_KEY(25, "it runs on a personal key", "move it to a gateway key"),
  /** The agent has a gateway key but made no call for 30 days. */
  UNUSED(15, "it has been unused for 30 days", "retire it if nobody needs it"),
  NOT_THROUGH_GATEWAY(
      15, "the gateway has seen no call of it in 30 days", "send its calls through the gateway"),
  NO_EVALUATION(15, "it has no evaluation", "add ten test questions"),
  NO_LOGGING(10, "it has no logging", "say where its runs are logged"),
  NO_DEPUTY(5, "it has no deputy", "name a deputy"),
  DUPLICATE(5, "another agent seems to do the same", "compare the two");

  private final int weight;
  private final String sentence;
  private final String next;

  PortfolioAuditFinding(int weight, String sentence, String next) {
    this.weight = weight;
    this.sentence = sentence;
    this.next = next;
  }

  /** Returns the points that the finding deducts from a score of 100. */
  public int weight() {
    return weight;
  }

  public String sentence() {
    return sentence;
  }

  /** Returns the advice that would resolve the finding, as half a sentence. */
  public String next() {
    return next;
  }
}
