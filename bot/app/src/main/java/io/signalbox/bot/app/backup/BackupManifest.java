package io.signalbox.bot.app.backup;

import io.signalbox.config.database.transfer.StoredTable;
import io.signalbox.config.database.transfer.TableDigest;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Manifest of a backup: its tables and files with the digests that prove that all of it is there
 * unchanged.
 *
 * @param format of the archive
 * @param at the moment of the records
 * @param migrations files that made the schema of the records
 * @param nextNumbers that numbered tables give next
 */
public record BackupManifest(
    int format,
    Instant at,
    List<String> migrations,
    List<BackedUpTable> tables,
    List<BackedUpFile> files,
    Map<String, Long> nextNumbers) {
  static final int FORMAT = 1;
  static final String NAME = "manifest.json";
  static final String TABLES = "tables/";
  static final String DATA = "data/";
  static final String BESIDES = "besides/";
  static final String HEADS = DATA + "audit-heads.log";

  /** Folders of the data folder whose files are backed up. */
  static final List<String> FOLDERS = List.of("journal", "gateway-client", "evaluations");

  public BackupManifest {
    migrations = List.copyOf(migrations);
    tables = List.copyOf(tables);
    files = List.copyOf(files);
    nextNumbers = Map.copyOf(nextNumbers);
  }

  /** Table of the backup with the digest of its rows. */
  public record BackedUpTable(StoredTable table, TableDigest digest) {}

  /**
   * File of the backup that is not a database table, with its size and SHA-256 digest.
   *
   * @param name in the archive
   */
  public record BackedUpFile(String name, long bytes, String sha256) {}

  /**
   * Returns whether a file is one that a backup writes. Others in the data folder, such as the
   * database or native libraries, would be opened or run.
   */
  static boolean isBackedUp(String name) {
    return name.equals(HEADS)
        || name.startsWith(BESIDES)
        || FOLDERS.stream().anyMatch(folder -> name.startsWith(DATA + folder + "/"));
  }

  /** Returns the number of rows of all tables together. */
  public long rows() {
    return tables.stream().mapToLong(each -> each.digest().rows()).sum();
  }
}
