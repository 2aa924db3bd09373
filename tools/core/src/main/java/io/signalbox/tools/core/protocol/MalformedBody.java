package io.signalbox.tools.core.protocol;

/** A body that is not what its shape wants; the message says what is wrong with it. */
public final class MalformedBody extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String sentence;

  public MalformedBody(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  /** Returns the sentence for the sender. */
  public String sentence() {
    return sentence;
  }
}
