package io.signalbox.tools.foresight.rehearsal;

import io.signalbox.tools.core.call.CallRecord;
import io.signalbox.tools.foresight.quality.signal.SignalCounts;
import io.signalbox.tools.foresight.quality.signal.SignalListener;
import io.signalbox.tools.foresight.rehearsal.ServedVersionRows.VersionKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listener that records which version of a model the replies over each route name, so that a
 * rehearsal can be held against the version served now. Written periodically, off the path of
 * calls. Safe for use from several threads.
 */
public final class ServedVersions implements SignalListener {
  private static final Logger LOG = LoggerFactory.getLogger(ServedVersions.class);
  private static final Duration AGAIN = Duration.ofHours(1);
  private static final int LONGEST = 200;
  private static final int MOST_PENDING = 500;

  private final ServedVersionRows rows;
  private final Clock clock;
  private final Map<VersionKey, SeenVersion> pending = new HashMap<>();
  private final Map<VersionKey, SeenVersion> written = new HashMap<>();

  /** Version with the time at which a reply named it last. */
  private record SeenVersion(String reply, Instant at) {
    boolean isNewsAfter(Optional<SeenVersion> earlier) {
      return earlier
          .filter(old -> old.reply().equals(reply) && old.at().plus(AGAIN).isAfter(at))
          .isEmpty();
    }
  }

  public ServedVersions(Jdbi jdbi, Clock clock) {
    this.rows = new ServedVersionRows(jdbi);
    this.clock = clock;
  }

  @Override
  public void read(CallRecord record, SignalCounts signals) {}

  @Override
  public void replied(CallRecord.Who who, CallRecord.AnsweredBy where, Optional<String> reply) {
    if (reply.isEmpty() || reply.get().length() > LONGEST) {
      return;
    }
    VersionKey key = new VersionKey(where.route(), where.model());
    SeenVersion seen = new SeenVersion(reply.get(), clock.instant());
    synchronized (pending) {
      boolean news = seen.isNewsAfter(Optional.ofNullable(written.get(key)));
      if (news && pending.size() < MOST_PENDING) {
        pending.put(key, seen);
      }
    }
  }

  /** Writes what was seen since the last time. */
  public void write() {
    Map<VersionKey, SeenVersion> seen;
    synchronized (pending) {
      seen = Map.copyOf(pending);
      pending.clear();
    }
    try {
      seen.forEach((key, version) -> rows.seen(key, version.reply(), version.at()));
      synchronized (pending) {
        written.putAll(seen);
      }
    } catch (JdbiException e) {
      LOG.warn("versions that are served cannot be written: {}", e.getClass().getSimpleName());
    }
  }
}
