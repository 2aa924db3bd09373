package io.signalbox.tools.core.agent;

import java.util.Locale;

/** Risk level of an agent, from the lowest to the highest. */
public enum RiskLevel {
  LOW,
  MODERATE,
  HIGH,
  CRITICAL;

  /** Returns whether an agent of this level gets a key without approval. */
  public boolean isFree() {
    return compareTo(MODERATE) <= 0;
  }

  /** Returns the display name. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
