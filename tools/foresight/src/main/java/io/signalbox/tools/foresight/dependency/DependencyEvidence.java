package io.signalbox.tools.foresight.dependency;

import java.util.Locale;

/** Evidence for a dependency, the surest first. */
public enum DependencyEvidence {
  /** Declared in a manifest, the settings, front matter or an include. */
  DECLARED,

  /** Observed in gateway traffic or by comparing the two texts. */
  OBSERVED,

  /** Proposed because of similar meaning, to be confirmed by a person. */
  PROPOSED;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
