package io.signalbox.tools.agent;

import java.util.Locale;

/** How much could go wrong, from the least. */
public enum RiskLevel {
  LOW,
  MODERATE,
  HIGH,
  CRITICAL;

  /** Whether a key is given at once, without asking anybody. */
  public boolean isFree() {
    return compareTo(MODERATE) <= 0;
  }

  /** As people read it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
