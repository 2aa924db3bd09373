package io.signalbox.ingestion.run;

import io.signalbox.ingestion.source.SourceItem;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/**
 * Repository of the table ingested_file: size, times, fingerprint and settings of each file at its
 * last reading, by which a run skips unchanged files. Safe for use from several threads.
 */
final class IngestedFiles {
  private final Jdbi jdbi;

  IngestedFiles(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Size, times and fingerprints of a file at its last reading.
   *
   * @param fingerprint SHA-256 of its bytes
   * @param readAs fingerprint of all else that decides what comes out of them
   */
  record FileEntry(
      long size, Instant modifiedAt, Instant readAt, String fingerprint, String readAs) {
    /** Coarsest resolution of file system times; a later change within it could be missed. */
    private static final long COARSEST_MILLIS = 2_000;

    /**
     * Returns whether size, time and settings prove that the file is unchanged, without reading it.
     */
    boolean surelySame(SourceItem item, String readAsNow) {
      return readAs.equals(readAsNow)
          && size == item.size()
          && modifiedAt.toEpochMilli() == item.modifiedAt().toEpochMilli()
          && modifiedAt.toEpochMilli() + COARSEST_MILLIS < readAt.toEpochMilli();
    }
  }

  Map<String, FileEntry> of(String source) {
    Map<String, FileEntry> entries = new HashMap<>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM ingested_file WHERE source = :source")
                .bind("source", source)
                .map(
                    (row, context) ->
                        Map.entry(
                            row.getString("path"),
                            new FileEntry(
                                row.getLong("size_bytes"),
                                Instant.ofEpochMilli(row.getLong("modified_at")),
                                Instant.ofEpochMilli(row.getLong("read_at")),
                                row.getString("fingerprint"),
                                row.getString("read_as"))))
                .forEach(entry -> entries.put(entry.getKey(), entry.getValue())));
    return entries;
  }

  Set<String> sources() {
    return jdbi.withHandle(
        handle ->
            new HashSet<>(
                handle
                    .createQuery("SELECT DISTINCT source FROM ingested_file")
                    .mapTo(String.class)
                    .list()));
  }

  void record(String source, String path, FileEntry entry) {
    jdbi.useTransaction(
        handle -> {
          handle.execute("DELETE FROM ingested_file WHERE source = ? AND path = ?", source, path);
          handle
              .createUpdate(
                  """
                  INSERT INTO ingested_file (source, path, size_bytes, modified_at, read_at, fingerprint, read_as)
                  VALUES (:source, :path, :size, :modified, :read, :fingerprint, :readAs)
                  """)
              .bind("source", source)
              .bind("path", path)
              .bind("size", entry.size())
              .bind("modified", entry.modifiedAt().toEpochMilli())
              .bind("read", entry.readAt().toEpochMilli())
              .bind("fingerprint", entry.fingerprint())
              .bind("readAs", entry.readAs())
              .execute();
        });
  }

  void forget(String source, String path) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "DELETE FROM ingested_file WHERE source = ? AND path = ?", source, path));
  }
}
