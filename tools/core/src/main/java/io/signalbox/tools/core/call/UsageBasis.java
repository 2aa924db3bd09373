package io.signalbox.tools.core.call;

/**
 * Source of a call's token counts, from the most to the least reliable: none used, counted by the
 * provider, estimated, or estimated because the report was implausible.
 */
public enum UsageBasis {
  /** The call used no tokens. */
  NONE,
  /** Counts that the provider reported. */
  COUNTED,
  /** Estimate from the sizes of request and answer, since the provider reported no counts. */
  ESTIMATED,
  /**
   * Estimate from the sizes of request and answer, since the counts that the provider reported are
   * implausible.
   */
  DISBELIEVED;

  /** Returns the less reliable of two, for a call that took several requests. */
  public UsageBasis and(UsageBasis other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
