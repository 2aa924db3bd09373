package io.signalbox.tools.foresight.catalogue;

/** A file of facts that cannot be used; the message says where and why, in a sentence. */
public final class UnreadableFacts extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnreadableFacts(String message) {
    super(message);
  }

  UnreadableFacts(String message, Throwable cause) {
    super(message, cause);
  }
}
