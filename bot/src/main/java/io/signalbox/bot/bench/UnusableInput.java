package io.signalbox.bot.bench;

/** Signals bench input that cannot be used; the message says which input and why. */
final class UnusableInput extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableInput(String message) {
    super(message);
  }
}
