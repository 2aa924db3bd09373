package io.signalbox.tools.gateway;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Deals with a whole answer where it arrives, so that its client need not wait until the call's own
 * thread is woken. That thread then finds here what came of it, or what went wrong. Written by one
 * thread before it wakes the other; for one call over one route.
 */
final class EarlyAnswer implements Consumer<Upstream.Answer> {
  private static final int OK = 200;

  private final Function<Upstream.Answer, RouteCall.Result> dealing;
  private Optional<Supplier<RouteCall.Result>> outcome = Optional.empty();

  /**
   * @param dealing must not wait
   */
  EarlyAnswer(Function<Upstream.Answer, RouteCall.Result> dealing) {
    this.dealing = dealing;
  }

  /** Leaves everything but a success to the call's own thread, which may wait and try again. */
  @Override
  public void accept(Upstream.Answer answer) {
    if (answer.status() == OK) {
      outcome = Optional.of(outcomeOf(answer));
    }
  }

  private Supplier<RouteCall.Result> outcomeOf(Upstream.Answer answer) {
    try {
      RouteCall.Result result = dealing.apply(answer);
      return () -> result;
    } catch (RuntimeException e) {
      return () -> {
        throw e;
      };
    }
  }

  /**
   * What came of the answer; empty when it has not been dealt with.
   *
   * @throws UpstreamFailed as reading the answer did
   */
  Optional<RouteCall.Result> result() {
    return outcome.map(Supplier::get);
  }
}
