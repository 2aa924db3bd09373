package io.signalbox.tools.foresight.evaluation;

/** A file of cases that cannot be used; the message says where and why, in a sentence. */
public final class UnreadableSet extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnreadableSet(String message) {
    super(message);
  }

  UnreadableSet(String message, Throwable cause) {
    super(message, cause);
  }
}
