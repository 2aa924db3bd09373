package io.signalbox.tools.foresight.catalogue;

import java.util.Locale;

/** Meaning of a day of retirement. */
public enum DateKind {
  /** The model ends on that day. */
  EXACT,
  /** The model does not end sooner; when it does is not said. */
  EARLIEST;

  /** Lower-case word of the catalogue's files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
