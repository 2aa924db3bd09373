package io.signalbox.tools.foresight.catalogue.watch;

import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.gateway.caller.Callers;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Timer job that notifies owners once of replaced or unknown models seen in their callers' live
 * traffic.
 */
public final class SightingWatch {
  private static final int SHOWN_DAYS = 30;

  private final Jdbi jdbi;
  private final Callers callers;
  private final SightingNotices notices;
  private final Clock clock;

  /**
   * Port that sends an owner messages about sightings, implemented by the Slack bot within the
   * caller's transaction.
   */
  @FunctionalInterface
  public interface SightingNotices {
    /** Returns whether somebody can be told for an owner now; nothing counts as told before. */
    default boolean reaches(String owner) {
      return true;
    }

    /**
     * Sends a message about one sighting.
     *
     * @param owner as callers name them; empty where there is none
     */
    void tell(Handle handle, String owner, ModelSighting seen);
  }

  public SightingWatch(Jdbi jdbi, Callers callers, SightingNotices notices, Clock clock) {
    this.jdbi = jdbi;
    this.callers = callers;
    this.notices = notices;
    this.clock = clock;
  }

  /** Returns the sightings of the last 30 days, the latest first. */
  public List<ModelSighting> latest() {
    return latest(jdbi, clock);
  }

  /** Returns the sightings of the last 30 days in a database, the latest first. */
  public static List<ModelSighting> latest(Jdbi jdbi, Clock clock) {
    long day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toEpochDay();
    return jdbi.withHandle(handle -> SightingRows.since(handle, day - SHOWN_DAYS));
  }

  /** Sends a notice for each sighting that was not notified before. */
  public void run() {
    List<ModelSighting> seen = latest();
    if (seen.isEmpty()) {
      return;
    }
    Map<String, String> owners =
        callers.list().stream().collect(Collectors.toMap(Caller::name, Caller::owner));
    Map<String, Boolean> reached = new HashMap<>();
    for (ModelSighting each : seen) {
      String owner = owners.getOrDefault(each.caller(), "");
      if (reached.computeIfAbsent(owner, notices::reaches)) {
        jdbi.useTransaction(
            handle -> {
              if (SightingRows.first(handle, each)) {
                notices.tell(handle, owner, each);
              }
            });
      }
    }
  }
}
