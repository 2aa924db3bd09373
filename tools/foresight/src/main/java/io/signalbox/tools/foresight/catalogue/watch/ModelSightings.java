package io.signalbox.tools.foresight.catalogue.watch;

import io.signalbox.tools.core.call.CallRecord;
import io.signalbox.tools.foresight.catalogue.LiveCatalogue;
import io.signalbox.tools.foresight.quality.signal.SignalCounts;
import io.signalbox.tools.foresight.quality.signal.SignalListener;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listener that detects and stores, from live traffic, that a provider no longer knows a model or
 * answers with another one. Buffers one row per model, caller and day, written periodically and off
 * the path of calls. Safe for use from several threads.
 */
public final class ModelSightings implements SignalListener {
  private static final Logger LOG = LoggerFactory.getLogger(ModelSightings.class);
  private static final long KEPT_DAYS = 90;
  private static final int MOST_PENDING = 500;

  /** Suffix of a name by which a snapshot differs from its alias. */
  private static final Pattern SNAPSHOT =
      Pattern.compile("(?:[-@](?:\\d{3,}[\\d-]*|latest)|-v\\d|:)\\S*");

  private final Jdbi jdbi;
  private final LiveCatalogue catalogue;
  private final Clock clock;
  private final Map<ModelSighting, Long> pending = new HashMap<>();

  public ModelSightings(Jdbi jdbi, LiveCatalogue catalogue, Clock clock) {
    this.jdbi = jdbi;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  @Override
  public void read(CallRecord record, SignalCounts signals) {}

  @Override
  public void replied(CallRecord.Who who, CallRecord.AnsweredBy where, Optional<String> reply) {
    if (reply.isPresent() && isSame(where.model(), reply.get())) {
      return;
    }
    ModelSighting seen =
        new ModelSighting(
            day(), where.model(), who.caller(), shortened(reply.orElse("")), where.route(), 1);
    synchronized (pending) {
      if (pending.size() < MOST_PENDING || pending.containsKey(seen)) {
        pending.merge(seen, 1L, Long::sum);
      }
    }
  }

  /**
   * Returns whether a reply's name means the requested model: the same name, its snapshot, or the
   * target of its alias.
   */
  private boolean isSame(String asked, String replied) {
    String one = bare(asked);
    String other = bare(replied);
    return one.equals(other)
        || isSnapshot(one, other)
        || isSnapshot(other, one)
        || catalogue.facts().everywhere(asked).stream()
            .anyMatch(fact -> fact.aliasOf().map(ModelSightings::bare).equals(Optional.of(other)));
  }

  private static boolean isSnapshot(String name, String alias) {
    return name.startsWith(alias) && SNAPSHOT.matcher(name.substring(alias.length())).matches();
  }

  private static String bare(String name) {
    return name.toLowerCase(Locale.ROOT)
        .replaceFirst("^.*/", "")
        .replaceFirst("^(?:[a-z-]+\\.)+(?=[a-z]+-)", "")
        .replace("gpt-35", "gpt-3.5");
  }

  private static String shortened(String text) {
    return text.substring(0, Math.min(text.length(), 200));
  }

  private long day() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toEpochDay();
  }

  /** Writes the buffered sightings to the database. */
  public void write() {
    List<ModelSighting> seen = new ArrayList<>();
    synchronized (pending) {
      pending.forEach(
          (each, calls) ->
              seen.add(
                  new ModelSighting(
                      each.day(), each.model(), each.caller(), each.reply(), each.route(), calls)));
      pending.clear();
    }
    if (seen.isEmpty()) {
      return;
    }
    try {
      jdbi.useTransaction(
          handle -> {
            seen.forEach(each -> SightingRows.add(handle, each));
            SightingRows.forget(handle, day() - KEPT_DAYS);
          });
    } catch (JdbiException e) {
      LOG.warn("what was seen of models is lost: {}", e.getClass().getSimpleName());
    }
  }
}
