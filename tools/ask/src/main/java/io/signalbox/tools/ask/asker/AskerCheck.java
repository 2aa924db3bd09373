package io.signalbox.tools.ask.asker;

/** Result of checking who asks. */
public sealed interface AskerCheck {

  /** Somebody known, with their rights as they are now. */
  record Known(Asker asker) implements AskerCheck {}

  /**
   * Nobody who may ask.
   *
   * @param status of HTTP: 401, or 403 for somebody known who may not, or 503 when it cannot be
   *     told
   * @param code for programmes
   * @param sentence for the sender
   */
  record Rejected(int status, String code, String sentence) implements AskerCheck {
    static Rejected unknown(String sentence) {
      return new Rejected(401, "invalid_token", sentence);
    }
  }
}
