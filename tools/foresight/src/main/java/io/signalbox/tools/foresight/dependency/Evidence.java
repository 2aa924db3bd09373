package io.signalbox.tools.foresight.dependency;

import java.util.Locale;

/** Grounds on which a dependency is assumed, the surest first. */
public enum Evidence {
  /** Somebody wrote it down: a manifest, the settings, front matter, an include. */
  DECLARED,

  /** It was seen in traffic or in the text of the two. */
  OBSERVED,

  /** The two are alike in meaning; somebody has to say whether it is one. */
  PROPOSED;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
