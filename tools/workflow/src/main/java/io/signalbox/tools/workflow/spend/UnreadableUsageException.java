package io.signalbox.tools.workflow.spend;

/**
 * Signals a provider's export that cannot be read; the message says which and why, for the
 * operator.
 */
public final class UnreadableUsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableUsageException(String message) {
    super(message);
  }

  UnreadableUsageException(String message, Throwable cause) {
    super(message, cause);
  }
}
