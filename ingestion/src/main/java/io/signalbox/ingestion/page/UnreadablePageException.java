package io.signalbox.ingestion.page;

/**
 * Thrown when a file is not a valid page of its format; the message is a plain sentence for a
 * person.
 */
public final class UnreadablePageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long line;

  /**
   * @param line where it broke, from 1; 0 when it concerns the page as a whole
   */
  public UnreadablePageException(long line, String message) {
    super(message);
    this.line = line;
  }

  /** Returns the line of the error, from 1; 0 when it concerns the whole page. */
  public long line() {
    return line;
  }
}
