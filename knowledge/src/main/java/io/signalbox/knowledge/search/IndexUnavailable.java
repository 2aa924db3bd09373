package io.signalbox.knowledge.search;

/**
 * Thrown when the index cannot be opened, read or written. The message is one sentence for the
 * operator.
 */
public final class IndexUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public IndexUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
