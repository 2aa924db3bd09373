package io.signalbox.bot.workspace.person;

/**
 * Signals that a person's act is not possible; the message is shown to that person, with an HTTP
 * status.
 */
public final class ImpossibleActException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int status;

  ImpossibleActException(int status, String message) {
    super(message);
    this.status = status;
  }

  /** Returns the HTTP status code. */
  public int status() {
    return status;
  }
}
