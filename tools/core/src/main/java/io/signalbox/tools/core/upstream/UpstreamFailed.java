package io.signalbox.tools.core.upstream;

/** Signals a missing or incomplete answer. The message is a sentence of our own. */
public final class UpstreamFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Kind of connection failure. */
  public enum Reason {
    /** Nothing was sent, so that a retry repeats nothing. */
    NOT_CONNECTED("could not be reached"),
    BROKEN("broke the connection off"),
    TOO_SLOW("did not answer in time"),
    TOO_LARGE("sent an answer larger than is allowed"),
    COMPRESSED("compressed its answer, which it was not asked to"),
    CANCELLED("was not waited for");

    private final String words;

    Reason(String words) {
      this.words = words;
    }

    public String words() {
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
