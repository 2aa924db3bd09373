package io.signalbox.tools.core.price;

/** A price table that cannot be used; the message says which and why, for the operator. */
public final class UnreadablePrices extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadablePrices(String message) {
    super(message);
  }

  UnreadablePrices(String message, Throwable cause) {
    super(message, cause);
  }
}
