package io.signalbox.bot.bench.process;

/** Signals bench input that cannot be used; the message says which input and why. */
public final class UnusableInput extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnusableInput(String message) {
    super(message);
  }
}
