package io.signalbox.knowledge.table;

import io.signalbox.knowledge.document.TableFile;
import java.util.List;

/** Table of rows that came from files, of which each replaces its own rows as a whole. */
public interface FileBackedTable<T> {

  /** Puts these rows in the place of all that were read from the file before. */
  void replace(TableFile file, List<T> rows);

  /** Returns the number of rows that are known of a file. */
  long size(String source, String path);

  /**
   * Forgets a file that is gone and its rows.
   *
   * @return whether it was known
   */
  boolean forget(String source, String path);

  /** Returns every file regardless of access; for operators and re-reading, not for answers. */
  List<TableFile> files();
}
