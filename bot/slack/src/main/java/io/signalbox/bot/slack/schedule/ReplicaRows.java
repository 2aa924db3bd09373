package io.signalbox.bot.slack.schedule;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * Repository of Quartz's table {@code qrtz_scheduler_state}: the processes that run the schedule of
 * one shared database. Each checks in every five seconds; one that was killed is listed as late
 * until another has taken its work over.
 */
public final class ReplicaRows {
  /** Missed check-ins after which a process counts as late. */
  private static final int LATE_AFTER = 3;

  private final Jdbi jdbi;

  public ReplicaRows(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Process that runs the schedule of this database.
   *
   * @param name host, number of the process and version; of an earlier version a random name
   * @param late whether it has been silent for longer than a running one would be
   */
  public record Replica(String name, Instant lastSeen, boolean late) {}

  /** Returns the processes, in the order of their names. */
  public List<Replica> list(Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT instance_name, last_checkin_time, checkin_interval"
                        + " FROM qrtz_scheduler_state ORDER BY instance_name")
                .map(
                    (row, context) ->
                        replica(row.getString(1), row.getLong(2), row.getLong(3), now))
                .list());
  }

  private static Replica replica(String instance, long seen, long every, Instant now) {
    Instant lastSeen = Instant.ofEpochMilli(seen);
    return new Replica(
        instance.replaceFirst(" #\\S*$", ""),
        lastSeen,
        Duration.between(lastSeen, now).toMillis() > LATE_AFTER * every);
  }

  /** Takes a process that ended in order off the list. */
  void remove(String instance) {
    jdbi.useHandle(
        handle ->
            handle.execute("DELETE FROM qrtz_scheduler_state WHERE instance_name = ?", instance));
  }

  /** Returns a name for this process that no other has. */
  static String ownName() {
    String version =
        Objects.requireNonNullElse(
            ReplicaRows.class.getPackage().getImplementationVersion(), "dev");
    return "%s process %d version %s #%s"
        .formatted(host(), ProcessHandle.current().pid(), version, UUID.randomUUID());
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unnamed host";
    }
  }
}
