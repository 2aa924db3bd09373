package io.signalbox.bot.bench.process;

/** Signals bench input that cannot be used; the message says which input and why. */
public final class UnusableInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnusableInputException(String message) {
    super(message);
  }
}
