package io.signalbox.tools.foresight.change;

/** Answer of an owner to a notice of a change. */
public enum NoticeState {
  TOLD,
  CHECKING,
  PASSED,
  MISSED,
  FINE,
  OBJECTED;

  /** Returns whether the change may go on as far as this owner is concerned. */
  public boolean agrees() {
    return this == FINE || this == PASSED;
  }
}
