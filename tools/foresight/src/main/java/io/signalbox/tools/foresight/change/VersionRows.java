package io.signalbox.tools.foresight.change;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Repository of the versions of prompt files. Safe for use by many threads. */
public final class VersionRows {
  private static final String COLUMNS = "SELECT source, name, version, body, assembled, read_at ";

  private final Jdbi jdbi;

  public VersionRows(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Returns the latest version of each file of a source, by name. */
  Map<String, PromptVersion> latest(String source) {
    Map<String, PromptVersion> latest = new LinkedHashMap<>();
    jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        COLUMNS
                            + "FROM prompt_version v WHERE source = :source AND version = (SELECT"
                            + " MAX(version) FROM prompt_version o WHERE o.source = v.source AND"
                            + " o.name = v.name)")
                    .bind("source", source)
                    .map((row, context) -> version(row))
                    .list())
        .forEach(version -> latest.put(version.name(), version));
    return latest;
  }

  /** Stores a version; returns false when another process has stored that number already. */
  static boolean add(Handle handle, PromptVersion version) {
    return handle
            .createUpdate(
                """
                INSERT INTO prompt_version (source, name, version, body, assembled, read_at)
                VALUES (:source, :name, :version, :body, :assembled, :at) ON CONFLICT DO NOTHING
                """)
            .bind("source", version.source())
            .bind("name", version.name())
            .bind("version", version.number())
            .bind("body", version.body())
            .bind("assembled", version.assembled())
            .bind("at", version.readAt().toEpochMilli())
            .execute()
        == 1;
  }

  /** Returns all versions, those of each file in order. */
  public List<PromptVersion> all() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(COLUMNS + "FROM prompt_version ORDER BY source, name, version")
                .map((row, context) -> version(row))
                .list());
  }

  /** Returns the number of stored versions, which only grows; cheap enough to poll each second. */
  public long count() {
    return jdbi.withHandle(
        handle ->
            handle.createQuery("SELECT COUNT(*) FROM prompt_version").mapTo(Long.class).one());
  }

  private static PromptVersion version(ResultSet row) throws SQLException {
    return new PromptVersion(
        row.getString("source"),
        row.getString("name"),
        row.getInt("version"),
        row.getString("body"),
        row.getString("assembled"),
        Instant.ofEpochMilli(row.getLong("read_at")));
  }
}
