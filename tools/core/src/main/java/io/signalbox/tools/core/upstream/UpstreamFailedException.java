package io.signalbox.tools.core.upstream;

import io.signalbox.tools.core.call.CallOutcome;

/**
 * Thrown when a provider's answer is missing or incomplete; the message holds no text of the
 * provider.
 */
public final class UpstreamFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Kind of failure, with words for people and the outcome to record. */
  public enum Reason {
    /** No request was sent, so a retry repeats nothing. */
    NOT_CONNECTED("could not be reached", CallOutcome.UNAVAILABLE),
    WITHOUT_CREDENTIALS(
        "could not be asked, since the credentials that its settings name did not come",
        CallOutcome.UNAVAILABLE),
    BROKEN("broke the connection off", CallOutcome.UNAVAILABLE),
    TOO_SLOW("did not answer in time", CallOutcome.TIMED_OUT),
    TOO_LARGE("sent an answer larger than is allowed", CallOutcome.TOO_LARGE),
    COMPRESSED("compressed its answer in a way that it was not asked to", CallOutcome.UNREADABLE),
    NOT_JSON("sent an answer that is not JSON", CallOutcome.UNREADABLE),
    NOT_AN_OBJECT("sent an answer that is not a JSON object", CallOutcome.UNREADABLE),
    EMPTY("sent an empty answer", CallOutcome.UNREADABLE),
    WEB_PAGE("answered with a web page, as a proxy or a login does", CallOutcome.WEB_PAGE),
    REDIRECTED(
        "sent the call elsewhere, where the gateway does not follow", CallOutcome.REDIRECTED),
    ERROR_INSIDE("reported an error in an answer marked as good", CallOutcome.ERROR_INSIDE),
    WITHOUT_ANSWER("sent an answer with nothing of a model in it", CallOutcome.WITHOUT_ANSWER),
    CANCELLED("was not waited for", CallOutcome.CANCELLED);

    private final String words;
    private final CallOutcome outcome;

    Reason(String words, CallOutcome outcome) {
      this.words = words;
      this.outcome = outcome;
    }

    /** Returns the outcome of a call that ends for this reason. */
    public CallOutcome outcome() {
      return outcome;
    }

    public String words() {
      return words;
    }

    /** Returns whether nobody waited for the answer, which may have been written all the same. */
    public boolean isUnseen() {
      return this == CANCELLED || this == TOO_SLOW;
    }
  }

  private final Reason reason;

  public UpstreamFailedException(Reason reason) {
    super("the provider " + reason.words());
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
