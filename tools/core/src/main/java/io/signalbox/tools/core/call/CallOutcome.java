package io.signalbox.tools.core.call;

import java.util.Locale;

/** Result of a call, as recorded. */
public enum CallOutcome {
  ANSWERED,
  /** The provider answered that it will not, or cut the answer for its content. */
  REFUSED_BY_MODEL,
  /** The provider did not accept the request. */
  REJECTED_BY_PROVIDER,
  /** The answer broke off after it had begun. */
  BROKEN_OFF,
  CANCELLED,
  TIMED_OUT,
  UNAVAILABLE,
  /** The provider sent nothing, or what is not JSON or compressed in a way that is not read. */
  UNREADABLE,
  /** A web page came instead, as a proxy or a login sends it. */
  WEB_PAGE,
  /** The provider sent the call elsewhere. */
  REDIRECTED,
  TOO_LARGE,
  /** The provider reported an error in an answer that it marked as good. */
  ERROR_INSIDE,
  /** The provider sent a good answer with no answer of a model in it. */
  WITHOUT_ANSWER,
  INVALID_OUTPUT,
  DENIED,
  OVER_LIMIT,
  OVER_BUDGET,
  /** The process was killed before the call ended; it costs the most that it can have cost. */
  LOST;

  /** Returns the label used in metrics and lists. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
