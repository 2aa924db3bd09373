package io.signalbox.tools.foresight.quality.signal;

import io.signalbox.tools.foresight.quality.signal.QualityCounts.MinuteCounts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * Repository of the quality counts (tables quality_subject, quality_minute, quality_hour), which
 * also sums minutes to hours and deletes old rows. Each process has rows of its own, so that none
 * waits for another.
 */
public final class CountRows {
  private static final long HOUR = 60;
  private static final long DAY = 24 * HOUR;

  private CountRows() {}

  /** Counts of a subject by minute or hour, in order of time. */
  public record SubjectCounts(long id, QualitySubject subject, TreeMap<Long, SignalCounts> spans) {}

  /** Adds counts to the rows of a process. */
  public static void add(Handle handle, String process, List<MinuteCounts> counts) {
    for (MinuteCounts each : counts) {
      long subject = subject(handle, each.subject(), each.minute());
      Optional<String> before =
          handle
              .createQuery(
                  """
                  SELECT counts FROM quality_minute
                  WHERE subject = :subject AND at = :at AND process = :process\
                  """)
              .bind("subject", subject)
              .bind("at", each.minute())
              .bind("process", process)
              .mapTo(String.class)
              .findOne();
      SignalCounts sum = before.map(SignalCounts::read).orElseGet(SignalCounts::new);
      sum.add(each.counts());
      String sql =
          before.isPresent()
              ? """
              UPDATE quality_minute SET counts = :counts
              WHERE subject = :subject AND at = :at AND process = :process\
              """
              : """
              INSERT INTO quality_minute (subject, at, process, counts)
              VALUES (:subject, :at, :process, :counts)\
              """;
      handle
          .createUpdate(sql)
          .bind("subject", subject)
          .bind("at", each.minute())
          .bind("process", process)
          .bind("counts", sum.text())
          .execute();
    }
  }

  private static long subject(Handle handle, QualitySubject subject, long minute) {
    Optional<Long> known = id(handle, subject);
    if (known.isPresent()) {
      handle.execute(
          "UPDATE quality_subject SET seen_at = ? WHERE id = ? AND seen_at < ?",
          minute,
          known.get(),
          minute);
      return known.get();
    }
    handle
        .createUpdate(
            """
            INSERT INTO quality_subject (dimension, name, seen_at) VALUES (:dimension, :name, :at)
            ON CONFLICT DO NOTHING\
            """)
        .bind("dimension", subject.dimension().name())
        .bind("name", subject.name())
        .bind("at", minute)
        .execute();
    return id(handle, subject).orElseThrow();
  }

  /** Returns the number of a subject; empty when it was never counted. */
  public static Optional<Long> id(Handle handle, QualitySubject subject) {
    return handle
        .createQuery("SELECT id FROM quality_subject WHERE dimension = :dimension AND name = :name")
        .bind("dimension", subject.dimension().name())
        .bind("name", subject.name())
        .mapTo(Long.class)
        .findOne();
  }

  /** Returns the counts of all subjects by minute, from one minute up to before another. */
  public static List<SubjectCounts> minutes(Handle handle, long from, long before) {
    return read(handle, "quality_minute", from, before);
  }

  /** Returns the counts of all subjects by hour, from one hour up to before another. */
  public static List<SubjectCounts> hours(Handle handle, long from, long before) {
    return read(handle, "quality_hour", from, before);
  }

  /** Returns the counts of one subject by minute. */
  public static NavigableMap<Long, SignalCounts> minutesOf(
      Handle handle, long subject, long from, long before) {
    return of(handle, "quality_minute", subject, from, before);
  }

  /** Returns the counts of one subject by hour. */
  public static NavigableMap<Long, SignalCounts> hoursOf(
      Handle handle, long subject, long from, long before) {
    return of(handle, "quality_hour", subject, from, before);
  }

  private static NavigableMap<Long, SignalCounts> of(
      Handle handle, String table, long subject, long from, long before) {
    NavigableMap<Long, SignalCounts> spans = new TreeMap<>();
    handle
        .createQuery(
            "SELECT at, counts FROM "
                + table
                + " WHERE subject = :subject AND at >= :from AND at < :before")
        .bind("subject", subject)
        .bind("from", from)
        .bind("before", before)
        .map((row, context) -> Map.entry(row.getLong("at"), row.getString("counts")))
        .forEach(
            each ->
                spans
                    .computeIfAbsent(each.getKey(), at -> new SignalCounts())
                    .add(SignalCounts.read(each.getValue())));
    return spans;
  }

  private static List<SubjectCounts> read(Handle handle, String table, long from, long before) {
    Map<Long, SubjectCounts> subjects = new HashMap<>();
    handle
        .createQuery(
            "SELECT s.id, s.dimension, s.name, c.at, c.counts FROM "
                + table
                + " c JOIN quality_subject s ON s.id = c.subject"
                + " WHERE c.at >= :from AND c.at < :before")
        .bind("from", from)
        .bind("before", before)
        .map(
            (row, context) -> {
              SubjectCounts counts =
                  subjects.computeIfAbsent(row.getLong("id"), id -> empty(id, row));
              counts
                  .spans()
                  .computeIfAbsent(row.getLong("at"), at -> new SignalCounts())
                  .add(SignalCounts.read(row.getString("counts")));
              return counts;
            })
        .list();
    return List.copyOf(subjects.values());
  }

  private static SubjectCounts empty(long id, ResultSet row) {
    try {
      QualitySubject.Dimension dimension =
          QualitySubject.Dimension.valueOf(row.getString("dimension"));
      return new SubjectCounts(
          id, new QualitySubject(dimension, row.getString("name")), new TreeMap<>());
    } catch (SQLException e) {
      throw new IllegalStateException("the columns were asked for", e);
    }
  }

  /**
   * Sums the hours that were completed since a minute, and deletes old rows.
   *
   * @param since last minute before which all hours were summed; after a pause it is long ago
   */
  public static void rollUp(Handle handle, long since, long now, long keptMinutes, long keptHours) {
    // The hour before too: a process that could not reach the database writes late.
    long first = Math.max(since - HOUR, now - keptMinutes) / HOUR;
    for (long hour = first; hour < now / HOUR; hour++) {
      sum(handle, hour);
    }
    handle.execute("DELETE FROM quality_minute WHERE at < ?", now - keptMinutes);
    handle.execute("DELETE FROM quality_hour WHERE at < ?", now / HOUR - keptHours);
    long forgotten = now - 60 * DAY;
    handle.execute(
        "DELETE FROM quality_stream WHERE subject IN (SELECT id FROM quality_subject WHERE seen_at"
            + " < ?)",
        forgotten);
    handle.execute("DELETE FROM quality_subject WHERE seen_at < ?", forgotten);
  }

  private static void sum(Handle handle, long hour) {
    for (SubjectCounts subject : minutes(handle, hour * HOUR, (hour + 1) * HOUR)) {
      SignalCounts sum = new SignalCounts();
      subject.spans().values().forEach(sum::add);
      handle.execute("DELETE FROM quality_hour WHERE subject = ? AND at = ?", subject.id(), hour);
      handle.execute(
          "INSERT INTO quality_hour (subject, at, counts) VALUES (?, ?, ?)",
          subject.id(),
          hour,
          sum.text());
    }
  }
}
