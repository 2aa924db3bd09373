package io.signalbox.tools.foresight.dependency;

import io.signalbox.tools.foresight.prompt.FingerprintSet;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Repository of the fingerprints of system prompts in recorded calls, and of the key that made
 * them. Safe for use by many threads.
 */
public final class FingerprintRows {
  private static final int KEY_BYTES = 32;

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

  /** Stores a prompt's fingerprints, or updates the time of its last use when they are known. */
  void save(String promptPrint, FingerprintSet set, Instant at) {
    ByteBuffer bytes = ByteBuffer.allocate(set.size() * Long.BYTES);
    LongStream.of(set.inOrder()).forEach(bytes::putLong);
    jdbi.useTransaction(
        handle -> {
          int there =
              handle
                  .createUpdate(
                      "UPDATE prompt_fingerprint SET last_seen = :at WHERE prompt_print = :print")
                  .bind("at", at.toEpochMilli())
                  .bind("print", promptPrint)
                  .execute();
          if (there == 0) {
            handle
                .createUpdate(
                    "INSERT INTO prompt_fingerprint (prompt_print, hashes, first_seen, last_seen)"
                        + " VALUES (:print, :hashes, :at, :at) ON CONFLICT DO NOTHING")
                .bind("print", promptPrint)
                .bind("hashes", bytes.array())
                .bind("at", at.toEpochMilli())
                .execute();
          }
        });
  }

  /**
   * Returns the fingerprints of prompts seen since a time, by the fingerprint of the whole prompt.
   */
  public Map<String, FingerprintSet> since(Instant start) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT prompt_print, hashes FROM prompt_fingerprint WHERE last_seen >= :start"
                        + " ORDER BY prompt_print")
                .bind("start", start.toEpochMilli())
                .reduceRows(
                    new LinkedHashMap<String, FingerprintSet>(),
                    (sets, row) -> {
                      LongBuffer hashes =
                          ByteBuffer.wrap(row.getColumn("hashes", byte[].class)).asLongBuffer();
                      sets.put(
                          row.getColumn("prompt_print", String.class),
                          FingerprintSet.of(
                              LongStream.generate(hashes::get).limit(hashes.remaining())));
                      return sets;
                    }));
  }
}
