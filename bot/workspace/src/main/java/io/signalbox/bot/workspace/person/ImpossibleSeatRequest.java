package io.signalbox.bot.workspace.person;

/** The page asked for something that cannot be; the message is for the person who sits there. */
public final class ImpossibleSeatRequest extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int status;

  ImpossibleSeatRequest(int status, String message) {
    super(message);
    this.status = status;
  }

  /** Returns the HTTP status code. */
  public int status() {
    return status;
  }
}
