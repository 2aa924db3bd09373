package io.signalbox.tools.core.call;

import java.util.Optional;

/**
 * Words of a client by which its spending is told apart.
 *
 * @param tag such as a feature or a customer; as the client sent it
 * @param user the end user for whom it asks, as a short fingerprint, never as it was sent
 * @param conversation that the call belongs to; where it does not say, its beginning counts
 * @param prompt name and version of the prompt that the gateway put in, such as {@code
 *     house-style@3}
 */
public record CallLabels(
    Optional<String> tag,
    Optional<String> user,
    Optional<String> conversation,
    Optional<String> prompt) {
  public static final CallLabels NONE = new CallLabels(Optional.empty(), Optional.empty());

  /** Labels of a call without a served prompt. */
  public CallLabels(Optional<String> tag, Optional<String> user, Optional<String> conversation) {
    this(tag, user, conversation, Optional.empty());
  }

  /** Returns a copy with a prompt that was put in. */
  public CallLabels served(String reference) {
    return new CallLabels(tag, user, conversation, Optional.of(reference));
  }

  /** Labels without a conversation. */
  public CallLabels(Optional<String> tag, Optional<String> user) {
    this(tag, user, Optional.empty());
  }
}
