package io.signalbox.tools.core.call;

import java.util.Optional;

/**
 * Words of a client by which its spending is told apart.
 *
 * @param tag such as a feature or a customer; as the client sent it
 * @param user the end user for whom it asks, as a short fingerprint, never as it was sent
 * @param conversation that the call belongs to; where it does not say, its beginning counts
 */
public record CallLabels(
    Optional<String> tag, Optional<String> user, Optional<String> conversation) {
  public static final CallLabels NONE = new CallLabels(Optional.empty(), Optional.empty());

  /** Labels without a conversation. */
  public CallLabels(Optional<String> tag, Optional<String> user) {
    this(tag, user, Optional.empty());
  }
}
