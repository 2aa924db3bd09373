package io.signalbox.bot.bench;

/** What a bench was given cannot be used; the message says what and where. */
final class UnusableInput extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableInput(String message) {
    super(message);
  }
}
