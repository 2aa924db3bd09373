package io.signalbox.tools.ask.asker;

import io.signalbox.knowledge.table.ColumnValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Repository of the table {@code personal_key}; keys are stored as hashes. Revoking a key deletes
 * its row. Safe for use from several threads and processes.
 */
final class PersonalKeyTable {
  /** Interval at which the time of a key's last use is written. */
  private static final Duration NOTED_EVERY = Duration.ofHours(1);

  private final Jdbi jdbi;

  PersonalKeyTable(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  static void insert(Handle handle, PersonalKey key, String hash) {
    handle
        .createUpdate(
            """
            INSERT INTO personal_key (id, person, hash, name, created_at, expires_at)
            VALUES (:id, :person, :hash, :name, :created, :expires)\
            """)
        .bind("id", key.id())
        .bind("person", key.person())
        .bind("hash", hash)
        .bind("name", key.name())
        .bind("created", ColumnValues.time(key.createdAt()))
        .bind("expires", ColumnValues.time(key.expiresAt()))
        .execute();
  }

  static int delete(Handle handle, String person, String id) {
    return handle.execute("DELETE FROM personal_key WHERE person = ? AND id = ?", person, id);
  }

  static List<PersonalKey> of(Handle handle, String person) {
    return handle
        .createQuery("SELECT * FROM personal_key WHERE person = :person ORDER BY created_at, id")
        .bind("person", person)
        .map((row, context) -> key(row))
        .list();
  }

  Optional<PersonalKey> find(String hash) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM personal_key WHERE hash = :hash")
                .bind("hash", hash)
                .map((row, context) -> key(row))
                .findOne());
  }

  /** Stores the time of a key's use, at most once an hour. */
  void used(PersonalKey key, Instant now) {
    if (key.usedAt().isPresent() && key.usedAt().get().plus(NOTED_EVERY).isAfter(now)) {
      return;
    }
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("UPDATE personal_key SET used_at = :now WHERE id = :id")
                .bind("now", ColumnValues.time(now))
                .bind("id", key.id())
                .execute());
  }

  List<String> people() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT DISTINCT person FROM personal_key ORDER BY person")
                .mapTo(String.class)
                .list());
  }

  private static PersonalKey key(ResultSet row) throws SQLException {
    return new PersonalKey(
        row.getString("id"),
        row.getString("person"),
        row.getString("name"),
        ColumnValues.time(row, "created_at"),
        ColumnValues.time(row, "expires_at"),
        ColumnValues.findTime(row, "used_at"));
  }
}
