package io.signalbox.tools.foresight.catalogue;

/** Signals a file or feed of model facts that cannot be used; the message says where and why. */
public final class UnreadableFacts extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnreadableFacts(String message) {
    super(message);
  }

  UnreadableFacts(String message, Throwable cause) {
    super(message, cause);
  }
}
