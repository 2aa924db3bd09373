package io.signalbox.tools.core.upstream;

/**
 * Thrown when a credential service answers without usable credentials; the message holds no text of
 * the service.
 */
final class UnreadableCredentials extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableCredentials(String message) {
    super(message);
  }

  UnreadableCredentials(String message, Throwable cause) {
    super(message, cause);
  }
}
