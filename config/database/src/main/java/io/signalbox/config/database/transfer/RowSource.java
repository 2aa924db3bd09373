package io.signalbox.config.database.transfer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Port that reads a consistent snapshot of all tables, implemented for databases by {@link
 * DatabaseSnapshotRows} and for backup archives.
 */
public interface RowSource {
  /** Returns the tables, each after those that its foreign keys refer to. */
  List<StoredTable> tables();

  /**
   * Passes the rows of a table to a consumer, values in the order of the columns, and rows always
   * in the same order.
   *
   * @param skipped rows at the beginning that are left out
   */
  void read(StoredTable table, long skipped, Consumer<List<Optional<Object>>> row);

  /** Returns the next value of the identity column, by table name. */
  Map<String, Long> nextNumbers();
}
