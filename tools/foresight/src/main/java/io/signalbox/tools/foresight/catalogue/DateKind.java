package io.signalbox.tools.foresight.catalogue;

import java.util.Locale;

/** Meaning of a model's retirement date. */
public enum DateKind {
  /** The model retires exactly on that day. */
  EXACT,
  /** The model does not retire before that day; the day itself is not announced. */
  EARLIEST;

  /** Returns the lower-case word used in catalogue files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
