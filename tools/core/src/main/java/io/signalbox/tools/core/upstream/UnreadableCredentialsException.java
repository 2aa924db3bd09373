package io.signalbox.tools.core.upstream;

/**
 * Thrown when a credential service answers without usable credentials; the message holds no text of
 * the service.
 */
final class UnreadableCredentialsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableCredentialsException(String message) {
    super(message);
  }

  UnreadableCredentialsException(String message, Throwable cause) {
    super(message, cause);
  }
}
