package io.signalbox.tools.core.price;

/** Thrown when a price table cannot be read; the message tells the operator which file and why. */
public final class UnreadablePrices extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadablePrices(String message) {
    super(message);
  }

  UnreadablePrices(String message, Throwable cause) {
    super(message, cause);
  }
}
