package io.signalbox.tools.core.route;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Route to a model or tool as declared in the settings: target, access rights, limits, budget,
 * cache and fallbacks.
 *
 * @param highest the most protected data it may carry
 * @param timeout for the whole call, with all attempts on this route
 * @param firstToken for a streamed answer to begin
 * @param retries after the first attempt, on the same route, of what is safe to repeat
 * @param fallback routes tried in this order when this one cannot answer
 * @param failClosed a call that this route cannot answer is refused rather than answered by another
 * @param mostOutput tokens of one answer; asked for where a caller names no number
 * @param outputSchema JSON schema that every answer has to meet
 * @param hedgeAfter a second request goes out when the first has no answer by then; empty for never
 * @param approval whether a person has to agree to each call
 * @param traffic where its calls go, if not all to one place
 * @param logsTexts whether the log of calls gets requests and answers, encrypted
 */
public record Route(
    String name,
    RouteTarget target,
    RouteAccess access,
    DataClass highest,
    Duration timeout,
    Duration firstToken,
    int retries,
    List<String> fallback,
    boolean failClosed,
    RateLimits limits,
    Optional<BudgetRule> budget,
    int mostOutput,
    CacheRule cache,
    RedactionRule redaction,
    Optional<String> outputSchema,
    Optional<Duration> hedgeAfter,
    boolean approval,
    RouteTraffic traffic,
    boolean logsTexts) {
  public Route {
    fallback = List.copyOf(fallback);
  }

  /** Returns a copy with another target, for a further deployment of the route's model. */
  public Route over(RouteTarget place) {
    return new Route(
        name,
        place,
        access,
        highest,
        timeout,
        firstToken,
        retries,
        fallback,
        failClosed,
        limits,
        budget,
        mostOutput,
        cache,
        redaction,
        outputSchema,
        hedgeAfter,
        approval,
        traffic,
        logsTexts);
  }
}
