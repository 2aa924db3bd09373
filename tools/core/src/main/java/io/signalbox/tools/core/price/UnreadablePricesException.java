package io.signalbox.tools.core.price;

/** Thrown when a price table cannot be read; the message tells the operator which file and why. */
public final class UnreadablePricesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadablePricesException(String message) {
    super(message);
  }

  UnreadablePricesException(String message, Throwable cause) {
    super(message, cause);
  }
}
