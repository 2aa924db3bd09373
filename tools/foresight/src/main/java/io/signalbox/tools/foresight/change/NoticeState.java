package io.signalbox.tools.foresight.change;

/** State of a change notice: unanswered, or the owner's answer. */
public enum NoticeState {
  TOLD,
  CHECKING,
  PASSED,
  MISSED,
  FINE,
  OBJECTED;

  /** Returns whether the owner agrees to the change, by answer or by passed checks. */
  public boolean agrees() {
    return this == FINE || this == PASSED;
  }
}
