package io.signalbox.tools.core.call;

import java.util.Locale;

/** Outcome of a gateway call as its record and the metrics report it. */
public enum CallOutcome {
  ANSWERED,
  /** The model declined to answer, or the provider cut the answer off for its content. */
  REFUSED_BY_MODEL,
  /** The provider did not accept the request. */
  REJECTED_BY_PROVIDER,
  /** The answer broke off after it had begun. */
  BROKEN_OFF,
  CANCELLED,
  TIMED_OUT,
  UNAVAILABLE,
  /** The provider's answer was empty, not JSON, or compressed in a way that is not supported. */
  UNREADABLE,
  /** The answer was a web page, such as a proxy or a login sends. */
  WEB_PAGE,
  /** The provider answered with a redirect, which is never followed. */
  REDIRECTED,
  TOO_LARGE,
  /** The provider reported an error in the body of an answer with a success status. */
  ERROR_INSIDE,
  /** The provider's answer has a success status but holds no output of a model. */
  WITHOUT_ANSWER,
  INVALID_OUTPUT,
  DENIED,
  OVER_LIMIT,
  OVER_BUDGET,
  /** The process was killed before the call ended; the highest possible cost is charged for it. */
  LOST;

  /**
   * Returns whether the outcome tells nothing of the provider: the caller, a rule or a crash ended
   * the call.
   */
  public boolean isNeutral() {
    return switch (this) {
      case REJECTED_BY_PROVIDER, CANCELLED, DENIED, OVER_LIMIT, OVER_BUDGET, LOST -> true;
      case ANSWERED, REFUSED_BY_MODEL, INVALID_OUTPUT, ERROR_INSIDE, WITHOUT_ANSWER -> false;
      case UNAVAILABLE, TIMED_OUT, BROKEN_OFF, UNREADABLE, WEB_PAGE, REDIRECTED, TOO_LARGE -> false;
    };
  }

  /** Returns the label used in metrics and lists. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
