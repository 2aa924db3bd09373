package io.signalbox.tools.workflow.agent;

import java.util.Locale;

/** Risk of an agent, in ascending order. */
public enum RiskLevel {
  LOW,
  MODERATE,
  HIGH,
  CRITICAL;

  /** Returns whether a key is given at once without an approval. */
  public boolean isFree() {
    return compareTo(MODERATE) <= 0;
  }

  /** Returns the display name. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
