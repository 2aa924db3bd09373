package io.signalbox.tools.foresight.quality.incident;

import io.signalbox.tools.foresight.quality.detect.BurnRate;
import io.signalbox.tools.foresight.quality.incident.BurnRows.StoredBurn;
import io.signalbox.tools.foresight.quality.incident.QualityOverview.ObjectiveStanding;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Periodic job that tells when the error budget of an objective goes too fast, once for each time,
 * and when it is over. It is separate from detection: a budget can go without a change, and answers
 * can change within the budget. Safe for use from several processes.
 */
public final class BurnWatch implements Runnable {
  /** Minutes without a burn rule that applies, after which it is over. */
  private static final long OVER = 30;

  private final Jdbi jdbi;
  private final QualityOverview overview;
  private final BurnNotices notices;
  private final Clock clock;
  private volatile List<ObjectiveStanding> standings = List.of();
  private long lookedAt;

  public BurnWatch(Jdbi jdbi, QualityOverview overview, BurnNotices notices, Clock clock) {
    this.jdbi = jdbi;
    this.overview = overview;
    this.notices = notices;
    this.clock = clock;
  }

  /**
   * Returns the share of an objective's error budget that was left when it was last looked at; not
   * a number before that, and where there were no calls.
   */
  public double left(String objective) {
    return standings.stream()
        .filter(each -> each.objective().name().equals(objective) && each.calls() > 0)
        .mapToDouble(ObjectiveStanding::left)
        .findFirst()
        .orElse(Double.NaN);
  }

  /** Looks at all objectives, at most once a minute. */
  @Override
  public synchronized void run() {
    long now = clock.instant().getEpochSecond() / 60;
    if (now == lookedAt) {
      return;
    }
    lookedAt = now;
    standings = overview.objectives();
    for (ObjectiveStanding standing : standings) {
      jdbi.useTransaction(handle -> look(handle, standing, now));
    }
  }

  private void look(Handle handle, ObjectiveStanding standing, long now) {
    // Two processes that both find no row would both insert one.
    StreamRows.lockThrough(handle);
    String name = standing.objective().name();
    Optional<StoredBurn> before = BurnRows.find(handle, name);
    if (standing.burns().isPresent()) {
      BurnRate burn = standing.burns().get();
      long since = before.map(StoredBurn::since).orElse(now);
      BurnRows.put(handle, name, since, now, burn);
      if (before.isEmpty() || burn.pages() != before.get().pages()) {
        notices.changed(handle, standing, since);
      }
    } else if (before.filter(each -> now - each.seenAt() >= OVER).isPresent()) {
      BurnRows.delete(handle, name);
      notices.changed(handle, standing, before.get().since());
    }
  }
}
