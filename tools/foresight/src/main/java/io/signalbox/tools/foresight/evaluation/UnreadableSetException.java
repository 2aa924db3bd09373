package io.signalbox.tools.foresight.evaluation;

/** Signals an evaluation set file that cannot be used; the message says where and why. */
public final class UnreadableSetException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnreadableSetException(String message) {
    super(message);
  }

  UnreadableSetException(String message, Throwable cause) {
    super(message, cause);
  }
}
