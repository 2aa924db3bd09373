package io.signalbox.tools.client;

/**
 * Answer to a client's call: HTTP status, body and whether the gateway or the provider was called.
 *
 * @param status as HTTP has it
 * @param body of the provider's shape, also where it is an error
 * @param way which way the call went
 */
public record ClientAnswer(String id, int status, String body, Way way) {

  /** Path that a call took. */
  public enum Way {
    GATEWAY,
    /** Directly to the provider, under the last policy snapshot, while the gateway is down. */
    DIRECT
  }

  /** Returns whether the status is 200. */
  public boolean isAnswer() {
    return status == 200;
  }
}
