package io.signalbox.tools.workflow.revision;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * Query helper for an event table of numbered rows, whose events count positions from 0 within each
 * row. The table has the columns {@code number} and {@code position}.
 */
public final class EventTable {
  private final String table;

  /**
   * @param table its name; never from outside
   */
  public EventTable(String table) {
    this.table = table;
  }

  /** Returns the position of the next event; the caller holds the row that it belongs to. */
  public int next(Handle handle, long number) {
    return handle
        .createQuery("SELECT COUNT(*) FROM %s WHERE number = :number".formatted(table))
        .bind("number", number)
        .mapTo(Integer.class)
        .one();
  }

  /** Returns the events of a row, the oldest first. */
  public <T> List<T> of(Handle handle, long number, RowMapper<T> mapper) {
    return handle
        .createQuery("SELECT * FROM %s WHERE number = :number ORDER BY position".formatted(table))
        .bind("number", number)
        .map(mapper)
        .list();
  }
}
