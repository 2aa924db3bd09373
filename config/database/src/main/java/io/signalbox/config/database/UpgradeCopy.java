package io.signalbox.config.database;

import io.signalbox.config.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Copy of an H2 database file on which migrations run, while the file itself is locked. H2 commits
 * each statement that changes the schema, so a process that is killed in a migration, or a disk
 * that is full, would leave a file that no version opens; here it leaves the file as it was.
 */
final class UpgradeCopy implements AutoCloseable {
  private final DatabaseFileLock original;
  private final Path file;
  private final Path copy;

  private UpgradeCopy(DatabaseFileLock original, Path file, Path copy) {
    this.original = original;
    this.file = file;
    this.copy = copy;
  }

  /**
   * Locks a database file and copies it beside itself.
   *
   * @throws InUseException when a process has the file open
   */
  static UpgradeCopy of(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    String base = name.substring(0, name.length() - JdbcUrl.FILE_ENDING.length());
    Path copy = file.resolveSibling(base + ".upgrading" + JdbcUrl.FILE_ENDING);
    DatabaseFileLock original = DatabaseFileLock.take(file).orElseThrow(InUseException::new);
    UpgradeCopy upgrade = new UpgradeCopy(original, file, copy);
    try {
      Files.deleteIfExists(copy);
      try (FileChannel out =
          PrivateFiles.open(copy, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        original.copyTo(out);
      }
      return upgrade;
    } catch (IOException | RuntimeException e) {
      upgrade.close();
      throw e;
    }
  }

  /** Exception that a process uses the file. */
  static final class InUseException extends IOException {
    private static final long serialVersionUID = 1;
  }

  /** Returns the file to migrate. */
  Path path() {
    return copy;
  }

  /** Puts the copy, forced to disk, into the place of the file in one step. */
  void replace() throws IOException {
    PrivateFiles.force(copy);
    Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    PrivateFiles.force(file.toAbsolutePath().resolveSibling("."));
  }

  /** Unlocks the file, and deletes a copy that did not take its place. */
  @Override
  public void close() throws IOException {
    try (original) {
      Files.deleteIfExists(copy);
    }
  }
}
