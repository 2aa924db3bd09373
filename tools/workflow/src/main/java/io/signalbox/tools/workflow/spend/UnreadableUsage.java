package io.signalbox.tools.workflow.spend;

/**
 * Signals a provider's export that cannot be read; the message says which and why, for the
 * operator.
 */
public final class UnreadableUsage extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableUsage(String message) {
    super(message);
  }

  UnreadableUsage(String message, Throwable cause) {
    super(message, cause);
  }
}
