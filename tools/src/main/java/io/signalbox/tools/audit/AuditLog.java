package io.signalbox.tools.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.knowledge.table.Columns;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Adds entries and checks the chain. Safe for use from several threads and processes. */
public final class AuditLog {
  private static final int LONGEST_DETAIL = 1000;

  private final Jdbi jdbi;
  private final Clock clock;
  private final RandomGenerator random;

  /**
   * @param random for pseudonyms; must not be predictable
   */
  public AuditLog(Jdbi jdbi, Clock clock, RandomGenerator random) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.random = random;
  }

  /**
   * An entry as it is shown.
   *
   * @param actor the person, or their pseudonym once they were forgotten
   */
  public record Entry(
      long position, Instant at, String actor, String action, String subject, String detail) {}

  /** What a check of the chain found. */
  public sealed interface Check {
    /**
     * Every row is as it was written.
     *
     * @param hash of the last row: kept elsewhere, it shows later that nothing was cut off
     */
    record Whole(long entries, String hash) implements Check {}

    /** This row, or the one before it, is not what was written. */
    record Broken(long position, String why) implements Check {}
  }

  private record Row(
      long position,
      Instant at,
      String actor,
      String action,
      String subject,
      String detail,
      String hash) {}

  private record Head(long position, String hash) {}

  /** Adds an entry, inside the transaction of what it is about. */
  public void append(Handle handle, String person, String action, String subject, String detail) {
    Head head =
        handle
            .createQuery("SELECT position, hash FROM audit_head WHERE id = 1 FOR UPDATE")
            .map((row, context) -> new Head(row.getLong("position"), row.getString("hash")))
            .one();
    // As the database holds it, so that the hash can be computed again.
    Instant at = Columns.time(clock.instant()).toInstant();
    Row fresh =
        new Row(
            head.position() + 1,
            at,
            pseudonym(handle, person),
            Columns.text(action, 60),
            Columns.text(subject, 200),
            Columns.text(detail, LONGEST_DETAIL),
            "");
    String hash = hash(head.hash(), fresh);
    handle
        .createUpdate(
            """
            INSERT INTO audit_entry (position, at, actor, action, subject, detail, hash)
            VALUES (:position, :at, :actor, :action, :subject, :detail, :hash)
            """)
        .bind("position", fresh.position())
        .bind("at", Columns.time(at))
        .bind("actor", fresh.actor())
        .bind("action", fresh.action())
        .bind("subject", fresh.subject())
        .bind("detail", fresh.detail())
        .bind("hash", hash)
        .execute();
    handle.execute(
        "UPDATE audit_head SET position = ?, hash = ? WHERE id = 1", fresh.position(), hash);
  }

  private String pseudonym(Handle handle, String person) {
    Optional<String> known = find(handle, person);
    if (known.isPresent()) {
      return known.get();
    }
    byte[] bytes = new byte[12];
    random.nextBytes(bytes);
    handle.execute(
        "INSERT INTO audit_person (person, pseudonym) VALUES (?, ?) ON CONFLICT DO NOTHING",
        person,
        "p-" + HexFormat.of().formatHex(bytes));
    return find(handle, person).orElseThrow();
  }

  private static Optional<String> find(Handle handle, String person) {
    return handle
        .createQuery("SELECT pseudonym FROM audit_person WHERE person = :person")
        .bind("person", person)
        .mapTo(String.class)
        .findOne();
  }

  /** The latest entries, the latest first. */
  public List<Entry> latest(int most) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT e.*, p.person FROM audit_entry e LEFT JOIN audit_person p ON p.pseudonym = e.actor
                    ORDER BY e.position DESC FETCH FIRST :most ROWS ONLY
                    """)
                .bind("most", most)
                .map(
                    (row, context) ->
                        new Entry(
                            row.getLong("position"),
                            Columns.time(row, "at"),
                            Optional.ofNullable(row.getString("person"))
                                .orElse(row.getString("actor")),
                            row.getString("action"),
                            row.getString("subject"),
                            row.getString("detail")))
                .list());
  }

  /** Computes every hash again. */
  public Check verify() {
    return jdbi.inTransaction(
        handle -> {
          Head head =
              handle
                  .createQuery("SELECT position, hash FROM audit_head WHERE id = 1")
                  .map((row, context) -> new Head(row.getLong("position"), row.getString("hash")))
                  .one();
          try (var rows =
              handle
                  .createQuery("SELECT * FROM audit_entry ORDER BY position")
                  .map((row, context) -> row(row))
                  .stream()) {
            return verify(head, rows.iterator());
          }
        });
  }

  private static Check verify(Head head, Iterator<Row> rows) {
    String before = "";
    long expected = 1;
    while (rows.hasNext()) {
      Row row = rows.next();
      if (row.position() != expected) {
        return new Check.Broken(expected, "is missing");
      }
      if (!row.hash().equals(hash(before, row))) {
        return new Check.Broken(expected, "does not have the hash of what it says");
      }
      before = row.hash();
      expected++;
    }
    return head.position() == expected - 1 && head.hash().equals(before)
        ? new Check.Whole(expected - 1, before)
        : new Check.Broken(expected, "and what follows were cut off");
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getLong("position"),
        Columns.time(row, "at"),
        row.getString("actor"),
        row.getString("action"),
        row.getString("subject"),
        row.getString("detail"),
        row.getString("hash"));
  }

  /** Forgets who stands behind their pseudonym; the entries stay. */
  public void forget(Handle handle, String person) {
    handle.execute("DELETE FROM audit_person WHERE person = ?", person);
  }

  private static String hash(String before, Row row) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part :
          List.of(
              before,
              Long.toString(row.position()),
              row.at().toString(),
              row.actor(),
              row.action(),
              row.subject(),
              row.detail())) {
        byte[] bytes = part.getBytes(UTF_8);
        // With its length before it, no part can pass for two.
        digest.update((bytes.length + ":").getBytes(UTF_8));
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
