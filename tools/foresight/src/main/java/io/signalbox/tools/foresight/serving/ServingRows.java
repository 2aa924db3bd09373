package io.signalbox.tools.foresight.serving;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Repository of the table {@code served_prompt}: the version served when a request names none. */
final class ServingRows {
  private final Jdbi jdbi;

  ServingRows(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Version that is served, with an optional second one for a share of the conversations.
   *
   * @param other version that a part of the conversations gets
   * @param percent that part
   */
  record ServedVersion(int version, OptionalInt other, int percent) {}

  Map<String, ServedVersion> all() {
    return jdbi.withHandle(
        handle -> {
          Map<String, ServedVersion> served = new HashMap<>();
          handle
              .createQuery("SELECT name, version, other, percent FROM served_prompt")
              .map(
                  (row, context) -> {
                    int other = row.getInt("other");
                    return Map.entry(
                        row.getString("name"),
                        new ServedVersion(
                            row.getInt("version"),
                            row.wasNull() ? OptionalInt.empty() : OptionalInt.of(other),
                            row.getInt("percent")));
                  })
              .forEach(entry -> served.put(entry.getKey(), entry.getValue()));
          return served;
        });
  }

  static void put(Handle handle, String name, ServedVersion served, Instant now) {
    remove(handle, name);
    handle
        .createUpdate(
            """
            INSERT INTO served_prompt (name, version, other, percent, changed_at)
            VALUES (:name, :version, :other, :percent, :now)
            """)
        .bind("name", name)
        .bind("version", served.version())
        .bind("other", served.other().isPresent() ? (Integer) served.other().getAsInt() : null)
        .bind("percent", served.percent())
        .bind("now", now.toEpochMilli())
        .execute();
  }

  static void remove(Handle handle, String name) {
    handle
        .createUpdate("DELETE FROM served_prompt WHERE name = :name")
        .bind("name", name)
        .execute();
  }
}
