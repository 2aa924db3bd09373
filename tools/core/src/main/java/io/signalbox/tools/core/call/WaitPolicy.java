package io.signalbox.tools.core.call;

/** Rule for a step of a call on whether it may block the thread that it runs on. */
public enum WaitPolicy {
  /** On a thread of the call's own. */
  MAY_WAIT,

  /** On an event loop: what would have to be waited for is left undone, and said. */
  NEVER_WAIT
}
