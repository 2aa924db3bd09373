package io.signalbox.ingestion.live.servicenow;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Cursor of the changes of several tables: the time of the last change stored of each, and the
 * place within the table that is being read. Records go on by time and id, never by an offset,
 * which would miss what moves while pages are read, and more records of one second than a page
 * holds are read by their ids.
 *
 * @param times time of the last change by table, in UTC as ServiceNow writes it
 * @param table index of the table that is read next
 * @param range records that the next page holds
 * @param lastId id of the last record read, within a second
 */
record TableCursor(List<String> times, int table, TimeRange range, String lastId) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final String BEGINNING = "1970-01-01 00:00:00";
  private static final long OVERLAP_SECONDS = 60;

  /** Records of a page, by the time of their last change. */
  enum TimeRange {
    /** Those of the time and later ones. */
    FROM,
    /** Those of the time whose ids are greater. */
    WITHIN,
    /** Those later than the time. */
    AFTER
  }

  TableCursor {
    times = List.copyOf(times);
  }

  static TableCursor parse(Optional<String> text, int tables) {
    List<String> words = new ArrayList<>(List.of(text.orElse("0|FROM|").split("\\|", -1)));
    List<String> times = new ArrayList<>(words.subList(3, words.size()));
    while (times.size() < tables) {
      times.add(BEGINNING);
    }
    return new TableCursor(
        times, Integer.parseInt(words.get(0)), TimeRange.valueOf(words.get(1)), words.get(2));
  }

  String text() {
    return table + "|" + range + "|" + lastId + "|" + String.join("|", times);
  }

  /** Returns the condition of the next page, in ServiceNow's language of queries. */
  String query() {
    String time = times.get(table);
    return switch (range) {
      case FROM -> "sys_updated_on>=" + time + "^ORDERBYsys_updated_on^ORDERBYsys_id";
      case WITHIN -> "sys_updated_on=" + time + "^sys_id>" + lastId + "^ORDERBYsys_id";
      case AFTER -> "sys_updated_on>" + time + "^ORDERBYsys_updated_on^ORDERBYsys_id";
    };
  }

  /**
   * Returns the cursor behind a page.
   *
   * @param last time of the page's last record; empty for an empty page
   * @param id of the page's last record
   * @param full whether the page holds as many records as were asked for
   */
  TableCursor after(String last, String id, boolean full) {
    String time = times.get(table);
    if (range == TimeRange.WITHIN) {
      return full
          ? new TableCursor(times, table, TimeRange.WITHIN, id)
          : new TableCursor(times, table, TimeRange.AFTER, "");
    }
    if (!full) {
      return new TableCursor(
          with(last.isEmpty() ? time : last), (table + 1) % times.size(), TimeRange.FROM, "");
    }
    return last.equals(time)
        ? new TableCursor(times, table, TimeRange.WITHIN, id)
        : new TableCursor(with(last), table, TimeRange.FROM, "");
  }

  private List<String> with(String time) {
    List<String> changed = new ArrayList<>(times);
    changed.set(table, time);
    return changed;
  }

  /** Returns whether a page read here is the last of all tables, being full or not. */
  boolean endsWith(boolean full) {
    return !full && range != TimeRange.WITHIN && table == times.size() - 1;
  }

  /** Returns whether a table is read from a time on, so that an earlier time does no harm. */
  boolean isAtTime() {
    return range == TimeRange.FROM;
  }

  /** Returns the cursor with which a run begins: a minute is read again. */
  TableCursor overlapping() {
    return new TableCursor(
        times.stream()
            .map(
                time ->
                    time.equals(BEGINNING)
                        ? time
                        : LocalDateTime.parse(time, TIME)
                            .minusSeconds(OVERLAP_SECONDS)
                            .format(TIME))
            .toList(),
        table,
        range,
        lastId);
  }
}
