package io.signalbox.tools.foresight.evaluation;

/** Signals an evaluation set file that cannot be used; the message says where and why. */
public final class UnreadableSet extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnreadableSet(String message) {
    super(message);
  }

  UnreadableSet(String message, Throwable cause) {
    super(message, cause);
  }
}
