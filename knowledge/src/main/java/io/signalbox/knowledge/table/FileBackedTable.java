package io.signalbox.knowledge.table;

import io.signalbox.knowledge.document.TableFile;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Table of rows that came from files, of which each replaces its own rows as a whole. */
public abstract class FileBackedTable<T> {
  private final Jdbi jdbi;
  private final TableFiles files;

  protected FileBackedTable(Jdbi jdbi, TableFiles files) {
    this.jdbi = jdbi;
    this.files = files;
  }

  /** Inserts the rows of a file, of which none is in the table. */
  protected abstract void insert(Handle handle, TableFile file, List<T> rows);

  /** Puts these rows in the place of all that were read from the file before. */
  public final void replace(TableFile file, List<T> rows) {
    files.replace(jdbi, file, handle -> insert(handle, file, rows));
  }

  /** Returns the number of rows that are known of a file. */
  public final long size(String source, String path) {
    return files.size(jdbi, source, path);
  }

  /**
   * Forgets a file that is gone and its rows.
   *
   * @return whether it was known
   */
  public final boolean forget(String source, String path) {
    return files.forget(jdbi, source, path);
  }

  /** Returns every file regardless of access; for operators and re-reading, not for answers. */
  public final List<TableFile> files() {
    return jdbi.withHandle(files::list);
  }
}
