package io.signalbox.knowledge.table;

import io.signalbox.knowledge.document.TableFile;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Base class of tables whose rows are read from files; each file's rows are replaced as a whole.
 */
public abstract class FileBackedTable<T> {
  private final Jdbi jdbi;
  private final TableFiles files;

  protected FileBackedTable(Jdbi jdbi, TableFiles files) {
    this.jdbi = jdbi;
    this.files = files;
  }

  /** Inserts the rows of a file, which has no rows in the table at that time. */
  protected abstract void insert(Handle handle, TableFile file, List<T> rows);

  /** Replaces all rows that were read from this file. */
  public final void replace(TableFile file, List<T> rows) {
    files.replace(jdbi, file, handle -> insert(handle, file, rows));
  }

  /** Returns the number of rows that were read from this file. */
  public final long size(String source, String path) {
    return files.size(jdbi, source, path);
  }

  /**
   * Removes a file and its rows, and returns whether the file was known.
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
