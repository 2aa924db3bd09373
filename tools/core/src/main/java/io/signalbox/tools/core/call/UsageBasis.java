package io.signalbox.tools.core.call;

/** Source of a record's token counts, from the most to the least reliable. */
public enum UsageBasis {
  /** Nothing was used. */
  NONE,
  /** The provider's own numbers. */
  COUNTED,
  /** The sizes of request and answer: the provider gave no numbers. */
  ESTIMATED,
  /** The sizes of request and answer: the provider's numbers cannot be true. */
  DISBELIEVED;

  /** The worse of two, for a call of several requests. */
  public UsageBasis and(UsageBasis other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
