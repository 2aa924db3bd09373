package io.signalbox.tools.gateway.traffic;

import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.route.TrafficShare;
import io.signalbox.tools.gateway.traffic.ShareRows.StoredShare;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Splits the conversations of routes between themselves and another route by a stored percentage,
 * and ends a share whose calls fail more often or are judged worse. A conversation stays where it
 * began. Calls return to their own route when somebody says so, when too many fail over the other
 * one, or when a {@link ShareJudge} finds their answers worse; for all processes that share the
 * database. Safe for use from several threads.
 */
public final class TrafficShares {
  private static final Logger LOG = LoggerFactory.getLogger(TrafficShares.class);

  /** Fewest failures after which a share may be ended for its error rate. */
  private static final int LEAST_FAILURES = 5;

  /** Factor by which the failure rate must exceed that of the own route. */
  private static final double TIMES_WORSE = 3;

  private static final int WHOLE = 100;

  private final Optional<ShareRows> rows;
  private final Clock clock;
  private final ShareJudge verdict;
  private final BiConsumer<String, String> returned;
  private final Map<String, RouteWindows> windows = new HashMap<>();
  private volatile Map<String, StoredShare> stored = Map.of();

  /** Outcomes of one route's calls, over itself and over the other one. */
  private record RouteWindows(OutcomeWindow own, OutcomeWindow shared) {}

  /**
   * Creates shares that are stored in the database.
   *
   * @param returned is told the route and the reason when calls return by themselves
   */
  public TrafficShares(
      Jdbi jdbi, Clock clock, ShareJudge verdict, BiConsumer<String, String> returned) {
    this.rows = Optional.of(new ShareRows(jdbi));
    this.clock = clock;
    this.verdict = verdict;
    this.returned = returned;
  }

  private TrafficShares() {
    this.rows = Optional.empty();
    this.clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    this.verdict = ShareJudge.NONE;
    this.returned = (route, reason) -> {};
  }

  /** Returns shares that are always those of the settings. */
  public static TrafficShares fixed() {
    return new TrafficShares();
  }

  /** Returns the current percentage of a route's calls that goes over another one. */
  public int percent(Route route) {
    return route
        .traffic()
        .share()
        .map(
            share ->
                Optional.ofNullable(stored.get(route.name()))
                    .map(StoredShare::percent)
                    .orElse(share.percent()))
        .orElse(0);
  }

  /**
   * Returns the route that a conversation uses instead, the same for all its calls; empty for none.
   */
  public Optional<String> instead(Route route, String conversation) {
    Optional<TrafficShare> share = route.traffic().share();
    return share
        .filter(each -> place(route.name() + "\n" + conversation) < percent(route))
        .map(TrafficShare::route);
  }

  /** Returns a stable hash of a text between 0 and 99. */
  public static int place(String text) {
    int hash = text.hashCode();
    // Multiplied and folded, since the hashes of similar texts lie beside each other.
    hash ^= hash >>> 16;
    hash *= 0x7feb352d;
    hash ^= hash >>> 15;
    hash *= 0x846ca68b;
    return Math.floorMod(hash ^ (hash >>> 16), WHOLE);
  }

  /** Sets by hand the percentage of a route's calls that go over its other route. */
  public void set(Route route, int percent, String reason) {
    StoredShare share = new StoredShare(Math.clamp(percent, 0, WHOLE), reason);
    rows.ifPresent(table -> table.put(route.name(), share, clock.millis()));
    Map<String, StoredShare> changed = new HashMap<>(stored);
    changed.put(route.name(), share);
    stored = Map.copyOf(changed);
    synchronized (windows) {
      windows.remove(route.name());
    }
    verdict.begun(route.name());
  }

  /**
   * Counts an ended call of a route, and ends its share when the shared calls fail much more often.
   *
   * @param route that was asked for
   * @param shared whether it was sent over the other one
   */
  public void ended(Route route, boolean shared, boolean failed) {
    if (route.traffic().share().isEmpty()) {
      return;
    }
    Optional<String> reason;
    synchronized (windows) {
      RouteWindows known =
          windows.computeIfAbsent(
              route.name(), name -> new RouteWindows(new OutcomeWindow(), new OutcomeWindow()));
      (shared ? known.shared() : known.own()).add(failed);
      reason = shared ? tooManyErrors(known) : Optional.empty();
    }
    reason.filter(why -> percent(route) > 0).ifPresent(why -> giveBack(route, why));
  }

  private static Optional<String> tooManyErrors(RouteWindows known) {
    OutcomeWindow shared = known.shared();
    boolean worse = shared.rate() > TIMES_WORSE * known.own().rate();
    return shared.failures() >= LEAST_FAILURES && worse
        ? Optional.of("%d of the last %d calls failed".formatted(shared.failures(), shared.count()))
        : Optional.empty();
  }

  private void giveBack(Route route, String why) {
    try {
      set(route, 0, why);
      LOG.warn("calls return to route {}: {}", route.name(), why);
      returned.accept(route.name(), why);
    } catch (JdbiException e) {
      LOG.warn("a share cannot be written: {}", e.getClass().getSimpleName());
    }
  }

  /**
   * Reads the shares that other processes set, and ends those that the quality judge objects to;
   * call every second or so.
   */
  public void upkeep(Collection<Route> routes) {
    if (routes.stream().allMatch(route -> route.traffic().share().isEmpty())) {
      return;
    }
    try {
      rows.ifPresent(table -> stored = Map.copyOf(table.all()));
    } catch (JdbiException e) {
      LOG.warn("shares cannot be read: {}", e.getClass().getSimpleName());
    }
    for (Route route : routes) {
      route
          .traffic()
          .share()
          .filter(share -> percent(route) > 0)
          .flatMap(share -> verdict.reasonToReturn(route.name(), share.route()))
          .ifPresent(why -> giveBack(route, why));
    }
  }

  /** Returns a sentence on a route's share; empty where it has none. */
  public Optional<String> line(Route route) {
    return route
        .traffic()
        .share()
        .map(
            share ->
                "%s: %d %% of its conversations go over %s%s"
                    .formatted(
                        route.name(),
                        percent(route),
                        share.route(),
                        Optional.ofNullable(stored.get(route.name()))
                            .map(each -> " (" + each.reason() + ")")
                            .orElse("")));
  }
}
