package io.signalbox.tools.foresight.catalogue;

import java.util.Locale;

/** Trust in a fact, from the least to the most. A fact never replaces one that is trusted more. */
public enum FactTrust {
  /** Somebody says so, a list or a post. */
  SECONDARY,
  /** Copied from the provider's page by somebody who names it. */
  TRANSCRIBED,
  /** Read on the provider's page. */
  PAGE,
  /** Told by the provider's interface for programs. */
  PROVIDER,
  /** Stated by those who run Signalbox. */
  OPERATOR;

  /** Lower-case word of the catalogue's files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
