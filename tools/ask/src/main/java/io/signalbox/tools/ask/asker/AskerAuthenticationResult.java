package io.signalbox.tools.ask.asker;

/** Result of authenticating an asker. */
public sealed interface AskerAuthenticationResult {

  /** The asker is known, with the rights of this moment. */
  record Known(Asker asker) implements AskerAuthenticationResult {}

  /**
   * The credential is not accepted, or cannot be checked.
   *
   * @param status of HTTP: 401, or 403 for somebody known who may not, or 503 when it cannot be
   *     told
   * @param code for programmes
   * @param sentence for the sender
   */
  record Rejected(int status, String code, String sentence) implements AskerAuthenticationResult {
    static Rejected unknown(String sentence) {
      return new Rejected(401, "invalid_token", sentence);
    }
  }
}
