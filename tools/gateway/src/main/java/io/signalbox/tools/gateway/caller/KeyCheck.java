package io.signalbox.tools.gateway.caller;

import io.signalbox.tools.core.call.Caller;

/** Result of checking a virtual key. */
public sealed interface KeyCheck {

  /** The key is valid. */
  record Accepted(Caller caller) implements KeyCheck {}

  /** The key is not accepted, for one of these reasons. */
  enum Rejected implements KeyCheck {
    MISSING("A key is missing: send it as 'Authorization: Bearer sbx-…' or in 'x-api-key'."),
    UNKNOWN("The key is not known here."),
    EXPIRED("The key has expired; ask its owner for a new one."),
    REVOKED("The key was revoked; ask its owner for a new one."),
    UNREADABLE("Keys cannot be checked at the moment; try again soon.");

    private final String sentence;

    Rejected(String sentence) {
      this.sentence = sentence;
    }

    /** Returns the sentence for the sender of the key. */
    public String sentence() {
      return sentence;
    }
  }
}
