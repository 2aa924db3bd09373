package io.signalbox.tools.ask.knowledge;

import io.signalbox.tools.ask.asker.Asker;
import io.signalbox.tools.core.limit.LimitDecision;
import io.signalbox.tools.core.route.RateLimits;
import io.signalbox.tools.gateway.limit.RateLimiter;
import java.util.Optional;
import java.util.OptionalInt;

/** Rate limit on the requests of one asker a minute, over all processes and interfaces. */
public final class AskLimit {
  /** Name under which the rate limiter keeps these limits, beside those of routes. */
  private static final String NAME = "signalbox-ask";

  private final RateLimiter limiter;
  private final RateLimits limits;

  public AskLimit(RateLimiter limiter, int requestsPerMinute) {
    this.limiter = limiter;
    this.limits =
        new RateLimits(OptionalInt.of(requestsPerMinute), OptionalInt.empty(), OptionalInt.empty());
  }

  /** Counts a request of an asker; returns the refusal when the limit is reached. */
  Optional<KnowledgeResult.Refused> objection(Asker asker) {
    return switch (limiter.admit(NAME, asker.name(), limits, 0)) {
      case LimitDecision.Admitted admitted -> {
        admitted.permit().end(0);
        yield Optional.empty();
      }
      case LimitDecision.TooFast fast ->
          Optional.of(
              new KnowledgeResult.Refused(
                  429,
                  "rate_limit_exceeded",
                  "You may ask " + fast.what() + ".",
                  (int) Math.max(1, fast.retryAfter().plusMillis(999).toSeconds())));
      case LimitDecision.Unreadable unreadable ->
          Optional.of(
              new KnowledgeResult.Refused(
                  503, "unavailable", "Limits cannot be read at the moment.", 1));
    };
  }
}
