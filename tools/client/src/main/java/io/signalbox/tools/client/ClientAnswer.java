package io.signalbox.tools.client;

/**
 * Answer to a call, with status and the way it took.
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

  /** Returns whether it is an answer rather than an error. */
  public boolean isAnswer() {
    return status == 200;
  }
}
