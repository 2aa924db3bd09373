package io.signalbox.tools.core.call;

import java.util.Optional;

/**
 * Labels of a call (tag, end user, conversation, served prompt) by which its cost is broken down in
 * reports and budgets.
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

  /** Returns a copy with the name and version of the prompt that the gateway inserted. */
  public CallLabels served(String reference) {
    return new CallLabels(tag, user, conversation, Optional.of(reference));
  }

  /** Labels without a conversation. */
  public CallLabels(Optional<String> tag, Optional<String> user) {
    this(tag, user, Optional.empty());
  }
}
