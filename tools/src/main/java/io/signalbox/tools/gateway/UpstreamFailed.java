package io.signalbox.tools.gateway;

/** No answer, or not all of it. The message is a sentence of our own. */
public final class UpstreamFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What happened to the connection. */
  public enum Reason {
    /** Nothing was sent, so trying again repeats nothing. */
    NOT_CONNECTED("could not be reached"),
    BROKEN("broke the connection off"),
    TOO_SLOW("did not answer in time"),
    TOO_LARGE("sent an answer larger than is allowed"),
    CANCELLED("was not waited for");

    private final String words;

    Reason(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  private final Reason reason;

  public UpstreamFailed(Reason reason) {
    super("the provider " + reason.words());
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
