package io.signalbox.bot.app.backup;

/**
 * Signals that a backup cannot be written or restored. The message is one sentence for the
 * operator.
 */
public final class UnusableBackupException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnusableBackupException(String message) {
    super(message);
  }

  UnusableBackupException(String message, Throwable cause) {
    super(message, cause);
  }
}
