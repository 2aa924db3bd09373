package io.signalbox.tools.workflow.agent;

/** Audit findings with their deduction from the score. */
public enum AuditFinding {
  ORPHAN(30, "its owner is not here any more"),
  PERSONAL_KEY(25, "it runs on a personal key"),
  /** The agent has a key that is not used. */
  UNUSED(15, "it has been unused for 30 days"),
  NOT_THROUGH_GATEWAY(15, "the gateway has seen no call of it in 30 days"),
  NO_EVALUATION(15, "nobody says how it is tested"),
  NO_LOGGING(10, "nobody says where it is logged"),
  NO_DEPUTY(5, "it has no deputy"),
  DUPLICATE(5, "another agent seems to do the same");

  private final int weight;
  private final String sentence;

  AuditFinding(int weight, String sentence) {
    this.weight = weight;
    this.sentence = sentence;
  }

  /** Points of a hundred. */
  public int weight() {
    return weight;
  }

  public String sentence() {
    return sentence;
  }
}
