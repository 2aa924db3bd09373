package io.signalbox.bot.app.erasure;

import io.signalbox.tools.workflow.audit.AuditLog;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Erases one person's data from all tables in one transaction, and puts a pseudonym in the place of
 * their id. The pseudonym is made anew and written nowhere else, so that nobody can say any more
 * who it was.
 */
public final class Erasure {
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  private static final String ADDRESS = "[^@\\s'%_]{1,100}@[^@\\s'%_]{3,100}";

  /** Regular expression of Slack's user ids. */
  public static final String PERSON = "[UW][A-Z0-9]{6,20}";

  private final Jdbi jdbi;
  private final RandomGenerator random;
  private final AuditLog audit;
  private final SealedRecords sealed;

  /**
   * Port that deletes encrypted records about a person, which a search in the table cannot find.
   */
  @FunctionalInterface
  public interface SealedRecords {
    /** Deletes the records that name the person and returns their number. */
    int forget(Handle handle, String name);
  }

  /**
   * @param audit says that somebody was forgotten, and not who
   * @param random for pseudonyms; must not be predictable
   * @param sealed requests recorded for rehearsals
   */
  public Erasure(Jdbi jdbi, AuditLog audit, RandomGenerator random, SealedRecords sealed) {
    this.sealed = sealed;
    this.jdbi = jdbi;
    this.audit = audit;
    this.random = random;
  }

  /**
   * Result of one erasure: the pseudonym, and the numbers of deleted and changed rows by table.
   *
   * @param pseudonym by which the person stands in what was kept
   * @param deleted rows, by table
   * @param changed rows, by table
   */
  public record ErasureReport(
      String pseudonym, Map<String, Integer> deleted, Map<String, Integer> changed) {
    public ErasureReport {
      deleted = Map.copyOf(deleted);
      changed = Map.copyOf(changed);
    }
  }

  /**
   * Erases the person's data and replaces their id by a pseudonym.
   *
   * @param person Slack's id
   * @param addresses e-mail addresses of theirs, which tables may know them by
   * @throws IllegalArgumentException for what is no id or no address
   */
  public ErasureReport forget(String person, List<String> addresses) {
    if (!person.matches(PERSON)) {
      throw new IllegalArgumentException(person + " is not a member id");
    }
    for (String address : addresses) {
      if (!address.matches(ADDRESS)) {
        throw new IllegalArgumentException(address + " is not an e-mail address");
      }
    }
    String pseudonym = pseudonym(person.length());
    return jdbi.inTransaction(
        handle -> {
          Map<String, Integer> deleted = new TreeMap<>();
          Map<String, Integer> changed = new TreeMap<>();
          count(deleted, "audit_person", audit.forget(handle, person));
          delete(handle, person, deleted);
          count(deleted, "recorded_request", sealed.forget(handle, person));
          replace(handle, person, pseudonym, changed);
          for (String address : addresses) {
            count(deleted, "audit_person", audit.forget(handle, address));
            count(deleted, "recorded_request", sealed.forget(handle, address));
            replace(handle, address, pseudonym, changed);
          }
          return new ErasureReport(pseudonym, deleted, changed);
        });
  }

  /**
   * Returns a pseudonym of the same length as the id, so that it fits every column; never a valid
   * Slack id.
   */
  private String pseudonym(int length) {
    StringBuilder name = new StringBuilder("X");
    while (name.length() < length) {
      name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return name.toString();
  }

  private static void delete(Handle handle, String person, Map<String, Integer> deleted) {
    PersonalTables.DELETED.forEach(
        (table, column) ->
            count(
                deleted,
                table,
                handle.execute("DELETE FROM " + table + " WHERE " + column + " = ?", person)));
    for (String table : PersonalTables.PASSED_THROUGH) {
      count(
          deleted,
          table,
          handle.execute(
              "DELETE FROM " + table + " WHERE finished_at IS NOT NULL AND body LIKE ?",
              "%" + person + "%"));
    }
  }

  private static void replace(
      Handle handle, String name, String pseudonym, Map<String, Integer> changed) {
    PersonalTables.REPLACED.forEach(
        (table, columns) -> {
          for (String column : columns) {
            count(
                changed,
                table,
                handle.execute(
                    "UPDATE %s SET %s = REPLACE(%s, ?, ?) WHERE %s LIKE ?"
                        .formatted(table, column, column, column),
                    name,
                    pseudonym,
                    "%" + name + "%"));
          }
        });
  }

  private static void count(Map<String, Integer> counts, String table, int rows) {
    if (rows > 0) {
      counts.merge(table, rows, Integer::sum);
    }
  }
}
