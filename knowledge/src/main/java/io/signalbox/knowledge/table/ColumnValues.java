package io.signalbox.knowledge.table;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Converts instants and texts to the types of SQL columns and back. Instants travel as offset
 * date-times in UTC, because a {@link java.sql.Timestamp} goes through the JVM's zone and so is
 * wrong for an hour when clocks go back.
 */
public final class ColumnValues {
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private ColumnValues() {}

  /**
   * Returns the instant as a column value, rounded down to the microsecond and limited to the years
   * that both databases hold.
   */
  public static OffsetDateTime time(Instant instant) {
    Instant held =
        instant.isBefore(EARLIEST) ? EARLIEST : instant.isAfter(LATEST) ? LATEST : instant;
    return held.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }

  /** Returns the instant in a column that is never null. */
  public static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** Returns the instant in a column that may be null; empty for null. */
  public static Optional<Instant> findTime(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  /**
   * Returns a text as a column value, cut to a length and with NUL, which PostgreSQL refuses,
   * replaced by U+FFFD.
   */
  public static String text(String text, int longest) {
    String clean = text.replace('\0', '\uFFFD');
    if (clean.length() <= longest) {
      return clean;
    }
    int end = Character.isHighSurrogate(clean.charAt(longest - 1)) ? longest - 1 : longest;
    return clean.substring(0, end);
  }
}
