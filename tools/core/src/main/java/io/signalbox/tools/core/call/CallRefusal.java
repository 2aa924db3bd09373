package io.signalbox.tools.core.call;

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
public record CallRefusal(
    int status, String code, String sentence, Optional<Duration> retryAfter, CallOutcome outcome) {
  private static final String UNABLE = "gateway_unable";

  public static CallRefusal denied(int status, String code, String sentence) {
    return new CallRefusal(status, code, sentence, Optional.empty(), CallOutcome.DENIED);
  }

  public static CallRefusal unavailable(String sentence) {
    return new CallRefusal(503, "unavailable", sentence, Optional.empty(), CallOutcome.UNAVAILABLE);
  }

  /** The gateway itself is not able; a caller's library may go on without it. */
  public static CallRefusal unable(String sentence) {
    return new CallRefusal(503, UNABLE, sentence, Optional.empty(), CallOutcome.UNAVAILABLE);
  }

  /** Returns whether the gateway itself failed. */
  public boolean isUnable() {
    return code.equals(UNABLE);
  }

  public CallRefusal retryAfter(Duration after) {
    return new CallRefusal(status, code, sentence, Optional.of(after), outcome);
  }
}
