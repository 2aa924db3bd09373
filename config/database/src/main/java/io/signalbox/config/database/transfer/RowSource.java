package io.signalbox.config.database.transfer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Rows of all tables as they were at one moment: of a database, or of a backup. */
public interface RowSource {
  /** The tables, each behind those that it refers to. */
  List<StoredTable> tables();

  /**
   * Hands over the rows of a table, in the order of its columns and each time in the same order of
   * rows.
   *
   * @param skipped rows at the beginning that are left out
   */
  void read(StoredTable table, long skipped, Consumer<List<Optional<Object>>> row);

  /** The number that each numbered table gives next. */
  Map<String, Long> nextNumbers();
}
