package io.signalbox.tools.core.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.tools.core.call.CallCancellation;
import io.signalbox.tools.core.call.CallDeadline;
import io.signalbox.tools.core.call.CallLabels;
import io.signalbox.tools.core.call.CallRefusal;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.call.GatewayCall;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.price.TokenUsage;
import io.signalbox.tools.core.protocol.RequestBody;
import io.signalbox.tools.core.redaction.TextRedactor;
import io.signalbox.tools.core.route.Provider;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.snapshot.SnapshotRoute;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Calls a provider directly, without the gateway, with the same preparation, redaction, retries and
 * restoration that the gateway uses.
 */
public final class DirectCaller {
  private static final int OK = 200;

  private final RequestPreparation preparation;
  private final ProviderHealth health;
  private final RequestAttempts attempts;
  private final Clock clock;

  /**
   * @param random for pauses between attempts
   */
  public DirectCaller(Upstream upstream, Clock clock, RandomGenerator random) {
    this.health = new ProviderHealth(clock);
    this.attempts = new RequestAttempts(upstream, health, clock, random);
    this.clock = clock;
    this.preparation = new RequestPreparation(new TextRedactor(), clock);
  }

  /** Result of a direct call: an answer or a refusal. */
  public sealed interface DirectResult {
    /** Answer of the provider with redacted values restored. */
    record Answered(int status, String body, TokenUsage usage, int redactions)
        implements DirectResult {}

    /** Refusal of a call that caused no cost. */
    record DirectRefused(CallRefusal refusal) implements DirectResult {}
  }

  /** Returns the most tokens that a call can use. */
  public static TokenUsage most(SnapshotRoute route, RequestBody body) {
    long output =
        route.embeds() ? 0 : body.mostOutput().orElse(route.rules().mostOutput()) * body.answers();
    return TokenUsage.of(body.mostInput(), output);
  }

  /** Returns the highest cost of this usage over a route. */
  public static Cost most(SnapshotRoute route, TokenUsage most) {
    return route.end().price().atMost(most.input(), most.output());
  }

  /** Makes a call and returns its whole answer. */
  public DirectResult take(String id, SnapshotRoute rules, Provider provider, RequestBody body) {
    return take(id, rules, provider, body, event -> {});
  }

  /**
   * Makes a call and passes the events of a streamed answer to a consumer.
   *
   * @param events is given those of a streamed answer, whose body is empty then
   */
  public DirectResult take(
      String id,
      SnapshotRoute rules,
      Provider provider,
      RequestBody body,
      Consumer<String> events) {
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
            CallLabels.NONE,
            new CallCancellation());
    RouteAttempt attempt =
        preparation
            .prepare(route, provider, call, CallDeadline.in(route.timeout(), clock), true)
            .leaving();
    if (attempt.objection().isPresent()) {
      return new DirectResult.DirectRefused(attempt.objection().get());
    }
    return switch (attempts.send(attempt, AttemptListener.NONE)) {
      case RequestAttempts.AttemptResult.Failed failed ->
          new DirectResult.DirectRefused(failed.refusal());
      case RequestAttempts.AttemptResult.GoodHead head ->
          attempt.streams() && head.answer().status() == OK
              ? stream(head.answer(), attempt, events)
              : read(head.answer(), attempt);
    };
  }

  private DirectResult stream(Upstream.Answer head, RouteAttempt attempt, Consumer<String> events) {
    try (head) {
      PlausibleUsage.Used used = new DirectStream(attempt, events).read(head);
      health.succeeded(attempt.target());
      return new DirectResult.Answered(OK, "", used.tokens(), attempt.redaction().count());
    } catch (UpstreamFailedException e) {
      health.failed(attempt.target(), e);
      return new DirectResult.DirectRefused(
          CallRefusal.unavailable("The provider " + e.reason().words() + "."));
    }
  }

  private DirectResult read(Upstream.Answer head, RouteAttempt attempt) {
    try (head) {
      boolean good = head.status() == OK;
      WholeAnswer said =
          good
              ? WholeAnswer.readGood(head, attempt.head(), attempt.sent().shape())
              : WholeAnswer.read(head, attempt.head());
      health.succeeded(attempt.target());
      PlausibleUsage.Used used = said.used(attempt.usageBound());
      TokenUsage usage = good ? used.tokens() : TokenUsage.NONE;
      WholeAnswer answer = good ? said.corrected(used) : said;
      return new DirectResult.Answered(
          head.status(),
          new String(attempt.restored(answer.body()), UTF_8),
          usage,
          attempt.redaction().count());
    } catch (UpstreamFailedException e) {
      health.failed(attempt.target(), e);
      return new DirectResult.DirectRefused(
          CallRefusal.unavailable("The provider " + e.reason().words() + "."));
    }
  }
}
