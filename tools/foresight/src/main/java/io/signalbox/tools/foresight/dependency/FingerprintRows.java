package io.signalbox.tools.foresight.dependency;

import io.signalbox.tools.foresight.prompt.FingerprintSet;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Repository of the fingerprints of system prompts in recorded calls, and of the key that made
 * them. Safe for use by many threads.
 */
public final class FingerprintRows {
  private static final int KEY_BYTES = 32;

  /** Share of fingerprints, from 0 to 1, that two prompts of one template have in common. */
  private static final double SAME = 0.8;

  private static final int MOST_TEMPLATES = 1_000;
  private static final int READ_AT_ONCE = 50;

  private final Jdbi jdbi;

  public FingerprintRows(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Returns this database's fingerprint key, creating it on first use. */
  public byte[] key(SecureRandom random) {
    byte[] fresh = new byte[KEY_BYTES];
    random.nextBytes(fresh);
    return jdbi.inTransaction(
        handle -> {
          if (storedKey(handle).isEmpty()) {
            handle
                .createUpdate(
                    "INSERT INTO fingerprint_key (id, secret) VALUES (1, :secret) ON CONFLICT DO"
                        + " NOTHING")
                .bind("secret", fresh)
                .execute();
          }
          return storedKey(handle).orElseThrow();
        });
  }

  private static Optional<byte[]> storedKey(Handle handle) {
    return handle
        .createQuery("SELECT secret FROM fingerprint_key WHERE id = 1")
        .mapTo(byte[].class)
        .findOne();
  }

  /**
   * Stores a prompt's fingerprints, or updates the time of its last use when they are known. A
   * prompt that shares four fifths of its fingerprints with an earlier one of the same caller is
   * stored as that one's template; of a caller with 1,000 templates nothing new is stored.
   */
  void save(String caller, String promptPrint, FingerprintSet set, Instant at) {
    jdbi.useTransaction(
        handle -> {
          Optional<String> known = template(handle, promptPrint);
          if (known.isPresent()) {
            seenAgain(handle, promptPrint, known.get(), at);
            return;
          }
          Optional<String> template = same(handle, caller, set);
          if (template.isPresent() || templates(handle, caller) < MOST_TEMPLATES) {
            insert(handle, caller, promptPrint, template, at);
            if (template.isEmpty()) {
              insert(handle, promptPrint, set, at);
            }
            seenAgain(handle, promptPrint, template.orElse(promptPrint), at);
          }
        });
  }

  private static boolean isSame(FingerprintSet a, FingerprintSet b) {
    return a.containment(b) >= SAME && b.containment(a) >= SAME;
  }

  private static Optional<String> template(Handle handle, String print) {
    return handle
        .createQuery("SELECT template FROM prompt_template WHERE prompt_print = :print")
        .bind("print", print)
        .mapTo(String.class)
        .findOne();
  }

  private static void seenAgain(Handle handle, String print, String template, Instant at) {
    for (String sql :
        List.of(
            "UPDATE prompt_template SET last_seen = :at WHERE prompt_print IN (:print, :template)",
            "UPDATE prompt_fingerprint SET last_seen = :at WHERE prompt_print IN (:print,"
                + " :template)")) {
      handle
          .createUpdate(sql)
          .bind("at", at.toEpochMilli())
          .bind("print", print)
          .bind("template", template)
          .execute();
    }
  }

  /** Returns the caller's template that a prompt is of, the one that was used last. */
  private static Optional<String> same(Handle handle, String caller, FingerprintSet set) {
    return handle
        .createQuery(
            """
            SELECT f.prompt_print, f.hashes FROM prompt_fingerprint f
            JOIN prompt_template t ON t.prompt_print = f.prompt_print
            WHERE t.caller = :caller ORDER BY f.last_seen DESC
            """)
        .bind("caller", caller)
        .setFetchSize(READ_AT_ONCE)
        .map((row, context) -> row(row))
        .filter(each -> isSame(each.getValue(), set))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static int templates(Handle handle, String caller) {
    return handle
        .createQuery(
            """
            SELECT COUNT(*) FROM prompt_fingerprint f
            JOIN prompt_template t ON t.prompt_print = f.prompt_print WHERE t.caller = :caller
            """)
        .bind("caller", caller)
        .mapTo(Integer.class)
        .one();
  }

  private static Map.Entry<String, FingerprintSet> row(ResultSet row) throws SQLException {
    return Map.entry(row.getString("prompt_print"), FingerprintSet.ofBytes(row.getBytes("hashes")));
  }

  private static void insert(
      Handle handle, String caller, String print, Optional<String> template, Instant at) {
    handle
        .createUpdate(
            """
            INSERT INTO prompt_template (prompt_print, caller, template, first_seen, last_seen)
            VALUES (:print, :caller, :template, :at, :at) ON CONFLICT DO NOTHING
            """)
        .bind("print", print)
        .bind("caller", caller)
        .bind("template", template.orElse(print))
        .bind("at", at.toEpochMilli())
        .execute();
  }

  private static void insert(Handle handle, String print, FingerprintSet set, Instant at) {
    handle
        .createUpdate(
            "INSERT INTO prompt_fingerprint (prompt_print, hashes, first_seen, last_seen) VALUES"
                + " (:print, :hashes, :at, :at) ON CONFLICT DO NOTHING")
        .bind("print", print)
        .bind("hashes", set.bytes())
        .bind("at", at.toEpochMilli())
        .execute();
  }

  /**
   * Returns the fingerprints of prompts seen since a time, by the fingerprint of the whole prompt;
   * of prompts from one template only the first.
   */
  public Map<String, FingerprintSet> since(Instant start) {
    Map<String, FingerprintSet> sets = new LinkedHashMap<>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT prompt_print, hashes FROM prompt_fingerprint WHERE last_seen >= :start"
                        + " ORDER BY prompt_print")
                .bind("start", start.toEpochMilli())
                .map((row, context) -> row(row))
                .forEach(each -> sets.put(each.getKey(), each.getValue())));
    return sets;
  }

  /** Returns the first prompt of the template of each prompt, both by their fingerprints. */
  public Map<String, String> templates() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT prompt_print, template FROM prompt_template")
                .map(
                    (row, context) ->
                        Map.entry(row.getString("prompt_print"), row.getString("template")))
                .collectToMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /**
   * Returns the templates of each caller's prompts used since a time, in the order in which they
   * were first seen.
   */
  public Map<String, List<String>> byCaller(Instant start) {
    Map<String, List<String>> callers = new TreeMap<>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT caller, prompt_print FROM prompt_template WHERE template = prompt_print"
                        + " AND last_seen >= :start ORDER BY first_seen, prompt_print")
                .bind("start", start.toEpochMilli())
                .map(
                    (row, context) ->
                        Map.entry(row.getString("caller"), row.getString("prompt_print")))
                .forEach(
                    each ->
                        callers
                            .computeIfAbsent(each.getKey(), any -> new ArrayList<>())
                            .add(each.getValue())));
    return callers;
  }
}
