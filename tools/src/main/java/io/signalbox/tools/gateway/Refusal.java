package io.signalbox.tools.gateway;

import io.signalbox.tools.accounting.CallOutcome;
import java.time.Duration;
import java.util.Optional;

/**
 * Why a call was not answered.
 *
 * @param status of HTTP
 * @param code for programmes, such as {@code budget_exhausted}
 * @param sentence for people; what is wrong and what to do
 * @param retryAfter when it may work
 */
public record Refusal(
    int status, String code, String sentence, Optional<Duration> retryAfter, CallOutcome outcome) {
  private static final String UNABLE = "gateway_unable";

  static Refusal denied(int status, String code, String sentence) {
    return new Refusal(status, code, sentence, Optional.empty(), CallOutcome.DENIED);
  }

  static Refusal unavailable(String sentence) {
    return new Refusal(503, "unavailable", sentence, Optional.empty(), CallOutcome.UNAVAILABLE);
  }

  /** The gateway itself is not able; a caller's library may go on without it. */
  static Refusal unable(String sentence) {
    return new Refusal(503, UNABLE, sentence, Optional.empty(), CallOutcome.UNAVAILABLE);
  }

  /** Returns whether the gateway itself failed. */
  public boolean isUnable() {
    return code.equals(UNABLE);
  }

  Refusal retryAfter(Duration after) {
    return new Refusal(status, code, sentence, Optional.of(after), outcome);
  }
}
