package io.signalbox.tools.foresight.catalogue;

/** Signals a file or feed of model facts that cannot be used; the message says where and why. */
public final class UnreadableFactsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnreadableFactsException(String message) {
    super(message);
  }

  UnreadableFactsException(String message, Throwable cause) {
    super(message, cause);
  }
}
