package io.signalbox.knowledge.search;

/**
 * Thrown when the index cannot be opened, read or written. The message is one sentence for the
 * operator.
 */
public final class IndexUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public IndexUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
