package io.signalbox.tools.core.upstream;

/** Signals that what gives out credentials answered with none. The message is of our own. */
final class UnreadableCredentials extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableCredentials(String message) {
    super(message);
  }

  UnreadableCredentials(String message, Throwable cause) {
    super(message, cause);
  }
}
