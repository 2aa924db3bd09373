package io.signalbox.tools.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.tools.caller.Caller;
import io.signalbox.tools.price.Cost;
import io.signalbox.tools.price.TokenUsage;
import io.signalbox.tools.redaction.Redactor;
import io.signalbox.tools.route.Provider;
import io.signalbox.tools.route.Route;
import io.signalbox.tools.snapshot.SnapshotRoute;
import io.signalbox.tools.wire.AnswerRestorer;
import io.signalbox.tools.wire.RequestBody;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A call over a route without the gateway: prepared, redacted, sent, tried again and restored by
 * the code that the gateway does it with. Whole answers only.
 */
public final class DirectLane {
  private final Preparation preparation = new Preparation(new Redactor());
  private final ProviderHealth health;
  private final Attempts attempts;
  private final Clock clock;

  /**
   * @param random for pauses between attempts
   */
  public DirectLane(Upstream upstream, Clock clock, RandomGenerator random) {
    this.health = new ProviderHealth(clock);
    this.attempts = new Attempts(upstream, health, clock, random);
    this.clock = clock;
  }

  /** Result of a direct call. */
  public sealed interface Result {
    /** An answer as the provider gave it, with values put back. */
    record Answered(int status, String body, TokenUsage usage, int redactions) implements Result {}

    /** Refused without cost. */
    record Refused(Refusal refusal) implements Result {}
  }

  /** The most that a call can use. */
  public static TokenUsage most(SnapshotRoute route, RequestBody body) {
    long output =
        route.embeds() ? 0 : body.mostOutput().orElse(route.rules().mostOutput()) * body.answers();
    return TokenUsage.of(body.mostInput(), output);
  }

  /** Returns the highest possible cost on that route. */
  public static Cost most(SnapshotRoute route, TokenUsage most) {
    return route.end().price().atMost(most.input(), most.output());
  }

  /** Takes a call to its end. */
  public Result take(String id, SnapshotRoute rules, Provider provider, RequestBody body) {
    Route route = rules.route(provider);
    Caller caller = Caller.of("direct", "", "");
    GatewayCall call =
        new GatewayCall(
            id,
            caller,
            body,
            caller.dataClass(),
            Optional.empty(),
            Map.of("x-request-id", id),
            new Cancellation());
    Preparation.Prepared prepared = preparation.prepare(route, provider, rules.model(), call);
    if (prepared.objection().isPresent()) {
      return new Result.Refused(prepared.objection().get());
    }
    Attempts.Sending sending =
        new Attempts.Sending(
            route,
            Gateway.target(provider, rules.model()),
            prepared.request(),
            prepared.translation(),
            Deadline.in(route.timeout(), clock),
            true);
    return switch (attempts.send(sending, new Unlogged(), call.cancellation())) {
      case Attempts.Result.Failed failed -> new Result.Refused(failed.refusal());
      case Attempts.Result.Head head ->
          read(head.answer(), sending, prepared, UsageBound.of(body, route, rules.model()));
    };
  }

  /** The journal has one line for a call, however often it was tried. */
  private static final class Unlogged implements AttemptLog {
    @Override
    public void attempted() {
      // Nothing to count.
    }

    @Override
    public void hedged() {
      // A direct call goes out once at a time.
    }
  }

  private Result read(
      Upstream.Answer head,
      Attempts.Sending sending,
      Preparation.Prepared prepared,
      UsageBound bound) {
    try (head) {
      WholeAnswer answer = WholeAnswer.read(head, sending.head());
      health.succeeded(sending.target());
      TokenUsage usage = head.status() == 200 ? answer.used(bound).tokens() : TokenUsage.NONE;
      byte[] shown =
          prepared.redaction().restores()
              ? new AnswerRestorer(prepared.redaction()).restore(answer.body())
              : answer.body();
      return new Result.Answered(
          head.status(), new String(shown, UTF_8), usage, prepared.redaction().count());
    } catch (UpstreamFailed e) {
      health.failed(sending.target(), e);
      return new Result.Refused(Refusal.unavailable("The provider " + e.reason().words() + "."));
    }
  }
}
