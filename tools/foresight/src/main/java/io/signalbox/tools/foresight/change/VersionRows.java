package io.signalbox.tools.foresight.change;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

  /**
   * Returns the versions of each file, in order, by the file's name; where files of several sources
   * have the same name, by source and name.
   */
  public Map<String, List<PromptVersion>> byName() {
    List<PromptVersion> all = all();
    Map<String, Set<String>> sources = new HashMap<>();
    all.forEach(
        each -> sources.computeIfAbsent(each.name(), n -> new HashSet<>()).add(each.source()));
    Map<String, List<PromptVersion>> named = new TreeMap<>();
    all.forEach(
        each -> {
          boolean unique = sources.getOrDefault(each.name(), Set.of()).size() <= 1;
          String name = unique ? each.name() : each.source() + "/" + each.name();
          named.computeIfAbsent(name, n -> new ArrayList<>()).add(each);
        });
    return named;
  }

  /**
   * Returns what a change calls a version: its number, with the source where files of several
   * sources have the same name.
   */
  static String label(Handle handle, PromptVersion version) {
    int sources =
        handle
            .createQuery("SELECT COUNT(DISTINCT source) FROM prompt_version WHERE name = :name")
            .bind("name", version.name())
            .mapTo(Integer.class)
            .one();
    return sources <= 1 ? Integer.toString(version.number()) : version.labelWithSource();
  }

  private List<PromptVersion> all() {
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
