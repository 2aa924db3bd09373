package io.signalbox.config.database;

/**
 * Thrown when the database cannot be opened, reached or migrated. The message is one sentence for
 * the operator, without secrets.
 */
public final class DatabaseUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  DatabaseUnavailableException(String message) {
    super(message);
  }

  DatabaseUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
