package io.signalbox.tools.foresight.catalogue;

import java.util.Locale;

/**
 * Level of trust in a model fact, from the least to the most. A fact never replaces one of a higher
 * level.
 */
public enum FactTrust {
  /** Taken from a third-party list or post. */
  SECONDARY,
  /** Copied from the provider's page by somebody who cites it. */
  TRANSCRIBED,
  /** Read on the provider's page itself. */
  PAGE,
  /** Reported by the provider's API. */
  PROVIDER,
  /** Stated by the operators of this Signalbox. */
  OPERATOR;

  /** Returns the lower-case word used in catalogue files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
