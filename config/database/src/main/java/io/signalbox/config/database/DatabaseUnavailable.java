package io.signalbox.config.database;

/**
 * Thrown when the database cannot be opened, reached or migrated. The message is one sentence for
 * the operator, without secrets.
 */
public final class DatabaseUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1;

  DatabaseUnavailable(String message) {
    super(message);
  }

  DatabaseUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
