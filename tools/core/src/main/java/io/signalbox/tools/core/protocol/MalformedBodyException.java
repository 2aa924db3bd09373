package io.signalbox.tools.core.protocol;

/**
 * Thrown when a body does not have the form that its protocol requires; the message tells its
 * sender why.
 */
public final class MalformedBodyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String sentence;

  public MalformedBodyException(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  /** Returns the sentence for the sender. */
  public String sentence() {
    return sentence;
  }
}
