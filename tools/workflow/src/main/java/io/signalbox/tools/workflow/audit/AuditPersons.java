package io.signalbox.tools.workflow.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.knowledge.table.ColumnValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/**
 * Repository of the table {@code audit_person}, which maps people to the pseudonyms in the audit
 * log. A pseudonym is a hash of the person under a key of their own, and is part of what an entry's
 * hash covers: nobody can be put in another's place. With the row the key goes, and nobody can say
 * any more who it was, not even by trying all.
 */
final class AuditPersons {
  private static final int KEY_BYTES = 32;
  private static final int PSEUDONYM_DIGITS = 40;
  private static final int LONGEST_PERSON = 200;

  /**
   * Pseudonym of format 2, also within a text; those of format 1 are shorter and occur in no text.
   */
  private static final Pattern PSEUDONYM = Pattern.compile("\\bp-[0-9a-f]{40}\\b");

  /**
   * Pattern of people in a text: Slack user ids (capital letters with a digit) and e-mail
   * addresses.
   */
  private static final Pattern PERSON =
      Pattern.compile(
          "\\b[UW](?=[A-Z]{0,20}\\d)[A-Z0-9]{6,20}\\b|(?<=<@)[UW][A-Z0-9]{6,20}\\b"
              + "|[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,8}");

  private final RandomGenerator random;

  AuditPersons(RandomGenerator random) {
    this.random = random;
  }

  /**
   * Row of the table {@code audit_person}.
   *
   * @param key empty for rows of the first version that are not sealed yet
   */
  record Known(String person, String pseudonym, Optional<String> key) {
    static Known of(ResultSet row) throws SQLException {
      return new Known(
          row.getString("person"),
          row.getString("pseudonym"),
          Optional.ofNullable(row.getString("binding_key")));
    }

    /** Returns whether the pseudonym is the hash of this person under the row's key. */
    boolean isBound() {
      return key.isPresent() && KeyedHash.equal(derived(person, key.get()), pseudonym);
    }

    /** Returns the keyed hash by which the seal binds a pseudonym of format 1 to its person. */
    String commitment() {
      return KeyedHash.of(bytes(key.orElse("")), "signalbox audit person", pseudonym, person);
    }
  }

  private static String derived(String person, String key) {
    String hash = KeyedHash.of(bytes(key), "signalbox audit pseudonym", person);
    return "p-" + hash.substring(0, PSEUDONYM_DIGITS);
  }

  private static byte[] bytes(String key) {
    // A key that somebody else wrote into the table need not be digits.
    return ("k" + key).getBytes(UTF_8);
  }

  String newKey() {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    return HexFormat.of().formatHex(key);
  }

  /** Returns the pseudonym of a person, creating one if there is none. */
  String pseudonym(Handle handle, String name) {
    String person = ColumnValues.text(name, LONGEST_PERSON);
    Optional<String> known = find(handle, person);
    if (known.isPresent()) {
      return known.get();
    }
    String key = newKey();
    handle.execute(
        "INSERT INTO audit_person (person, pseudonym, binding_key) VALUES (?, ?, ?) ON CONFLICT DO"
            + " NOTHING",
        person,
        derived(person, key),
        key);
    return find(handle, person).orElseThrow();
  }

  /** Replaces Slack ids and e-mail addresses in a text by pseudonyms. */
  String hidden(Handle handle, String text) {
    return PERSON
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(pseudonym(handle, match.group())));
  }

  /** Replaces pseudonyms in a text by the people behind them, as far as they are known. */
  String shown(Handle handle, String text) {
    return PSEUDONYM
        .matcher(text)
        .replaceAll(
            match -> Matcher.quoteReplacement(person(handle, match.group()).orElse(match.group())));
  }

  /** Finds the person behind a pseudonym; empty when they were forgotten. */
  Optional<String> person(Handle handle, String pseudonym) {
    return handle
        .createQuery("SELECT * FROM audit_person WHERE pseudonym = :pseudonym")
        .bind("pseudonym", pseudonym)
        .map((row, context) -> Known.of(row))
        .list()
        .stream()
        .filter(known -> known.isBound() || !PSEUDONYM.matcher(pseudonym).matches())
        .map(Known::person)
        .findFirst();
  }

  /** Returns all pseudonyms that a text contains. */
  static List<String> in(String text) {
    return PSEUDONYM.matcher(text).results().map(match -> match.group()).toList();
  }

  private static Optional<String> find(Handle handle, String person) {
    return handle
        .createQuery("SELECT pseudonym FROM audit_person WHERE person = :person")
        .bind("person", person)
        .mapTo(String.class)
        .findOne();
  }

  static List<Known> all(Handle handle) {
    return handle
        .createQuery("SELECT * FROM audit_person ORDER BY pseudonym")
        .map((row, context) -> Known.of(row))
        .list();
  }

  /** Stores the key of a row of format 1. */
  void bind(Handle handle, Known known, String key) {
    handle.execute("UPDATE audit_person SET binding_key = ? WHERE person = ?", key, known.person());
  }

  /** Deletes the row of a person and returns the pseudonym they had. */
  Optional<String> forget(Handle handle, String name) {
    String person = ColumnValues.text(name, LONGEST_PERSON);
    Optional<String> pseudonym = find(handle, person);
    handle.execute("DELETE FROM audit_person WHERE person = ?", person);
    return pseudonym;
  }
}
