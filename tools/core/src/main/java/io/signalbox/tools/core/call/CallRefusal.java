package io.signalbox.tools.core.call;

import java.time.Duration;
import java.util.Optional;

/**
 * Refusal of a gateway call: HTTP status, error code, sentence for people and recorded outcome.
 *
 * @param status of HTTP
 * @param code for programmes, such as {@code budget_exhausted}
 * @param sentence for people; what is wrong and what to do
 * @param retryAfter when it may work
 */
public record CallRefusal(
    int status, String code, String sentence, Optional<Duration> retryAfter, CallOutcome outcome) {
  /** Code of a refusal because the model behind the route has retired. */
  public static final String MODEL_RETIRED = "model_retired";

  private static final String UNABLE = "gateway_unable";

  public static CallRefusal denied(int status, String code, String sentence) {
    return new CallRefusal(status, code, sentence, Optional.empty(), CallOutcome.DENIED);
  }

  public static CallRefusal unavailable(String sentence) {
    return new CallRefusal(503, "unavailable", sentence, Optional.empty(), CallOutcome.UNAVAILABLE);
  }

  /**
   * Returns a 503 refusal for a failure of the gateway itself, on which a client library may call
   * the provider directly.
   */
  public static CallRefusal unable(String sentence) {
    return new CallRefusal(503, UNABLE, sentence, Optional.empty(), CallOutcome.UNAVAILABLE);
  }

  /** Returns whether the refusal stands for a failure of the gateway itself. */
  public boolean isUnable() {
    return code.equals(UNABLE);
  }

  public CallRefusal retryAfter(Duration after) {
    return new CallRefusal(status, code, sentence, Optional.of(after), outcome);
  }
}
