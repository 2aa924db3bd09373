package io.signalbox.tools.client;

/**
 * What came of a call.
 *
 * @param status as HTTP has it
 * @param body of the provider's shape, also where it is an error
 * @param way which way the call went
 */
public record ClientAnswer(String id, int status, String body, Way way) {

  /** The way of a call. */
  public enum Way {
    GATEWAY,
    /** To the provider by the last policy, while the gateway is gone. */
    DIRECT
  }

  /** Whether it is an answer and not an error. */
  public boolean isAnswer() {
    return status == 200;
  }
}
