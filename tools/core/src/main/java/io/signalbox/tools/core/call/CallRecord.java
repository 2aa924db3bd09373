package io.signalbox.tools.core.call;

import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.price.TokenUsage;
import io.signalbox.tools.core.route.DataClass;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Accounting record of one gateway call: caller, route, usage, cost, outcome and timing, as the
 * ledger stores it.
 *
 * @param id unique over all processes; writing one twice counts once
 * @param answeredBy which route's provider answered, where one did
 * @param prints fingerprints of the system prompt and of the tools offered
 * @param basis what the usage rests on
 * @param saved what an answer from the cache would have cost
 * @param firstToken from the call's arrival to the first byte of the answer
 */
public record CallRecord(
    String id,
    Instant at,
    Who who,
    Optional<AnsweredBy> answeredBy,
    Prints prints,
    TokenUsage usage,
    UsageBasis basis,
    Cost cost,
    Cost saved,
    Optional<Duration> firstToken,
    Duration total,
    int attempts,
    CacheUse cache,
    int redactions,
    Optional<String> finishReason,
    CallOutcome outcome,
    CallLabels labels) {

  /** Creates a record without labels. */
  public CallRecord(
      String id,
      Instant at,
      Who who,
      Optional<AnsweredBy> answeredBy,
      Prints prints,
      TokenUsage usage,
      UsageBasis basis,
      Cost cost,
      Cost saved,
      Optional<Duration> firstToken,
      Duration total,
      int attempts,
      CacheUse cache,
      int redactions,
      Optional<String> finishReason,
      CallOutcome outcome) {
    this(
        id,
        at,
        who,
        answeredBy,
        prints,
        usage,
        basis,
        cost,
        saved,
        firstToken,
        total,
        attempts,
        cache,
        redactions,
        finishReason,
        outcome,
        CallLabels.NONE);
  }

  /** Returns a copy with another call id. */
  public CallRecord withId(String other) {
    return new CallRecord(
        other,
        at,
        who,
        answeredBy,
        prints,
        usage,
        basis,
        cost,
        saved,
        firstToken,
        total,
        attempts,
        cache,
        redactions,
        finishReason,
        outcome,
        labels);
  }

  /** Caller, route and data class of a call. */
  public record Who(String caller, String team, String route, DataClass dataClass) {}

  /**
   * Route, provider and model that answered; after a fallback the route differs from the requested
   * one.
   */
  public record AnsweredBy(String route, String provider, String model) {}

  /**
   * Fingerprints of the system prompt and the tools, which tell them apart in reports without
   * revealing them.
   */
  public record Prints(Optional<String> prompt, Optional<String> tools) {
    public static final Prints NONE = new Prints(Optional.empty(), Optional.empty());
  }

  /** Use of the answer cache by a call. */
  public enum CacheUse {
    OFF,
    MISS,
    EXACT,
    SEMANTIC
  }
}
