package io.signalbox.tools.core.route;

import java.time.Duration;
import java.util.Optional;

/**
 * Rules of a chat route for requests that its provider's protocol cannot express and for stored
 * responses.
 *
 * @param unsupported what becomes of what cannot be said there
 * @param keepResponses for how long responses may be gone on from by their id; empty for never
 */
public record ConversationRules(
    UnsupportedFeatureRule unsupported, Optional<Duration> keepResponses) {
  public static final ConversationRules STRICT =
      new ConversationRules(UnsupportedFeatureRule.REFUSE, Optional.empty());
}
