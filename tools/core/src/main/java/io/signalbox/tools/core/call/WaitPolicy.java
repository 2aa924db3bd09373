package io.signalbox.tools.core.call;

/** Permission of a step of a call to block the thread that it runs on. */
public enum WaitPolicy {
  /** The call has a thread of its own, which may block. */
  MAY_WAIT,

  /**
   * The step runs on an event loop; it must not block, and reports that it left the work undone
   * instead.
   */
  NEVER_WAIT
}
