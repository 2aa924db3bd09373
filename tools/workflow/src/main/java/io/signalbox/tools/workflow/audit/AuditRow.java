package io.signalbox.tools.workflow.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.config.secret.Sha256Hash;
import io.signalbox.knowledge.table.ColumnValues;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Row of the table {@code audit_entry}, with its hash and signature. */
record AuditRow(
    long position,
    Instant at,
    String actor,
    String action,
    String subject,
    String detail,
    String hash,
    Optional<String> signature) {
  /** Prefix of the hashed data in format 2, so that no entry has the same hash in both formats. */
  private static final String SECOND_FORMAT = "signalbox audit entry 2";

  static AuditRow of(ResultSet row) throws SQLException {
    return new AuditRow(
        row.getLong("position"),
        ColumnValues.time(row, "at"),
        row.getString("actor"),
        row.getString("action"),
        row.getString("subject"),
        row.getString("detail"),
        row.getString("hash"),
        Optional.ofNullable(row.getString("signature")));
  }

  /**
   * Returns the SHA-256 hash of this entry in format 2, chained to the hash of the entry before it.
   */
  String hashAfter(String before) {
    return hash(Stream.concat(Stream.of(SECOND_FORMAT), parts(before)).toList());
  }

  /** Returns the hash of this entry in format 1, in which pseudonyms were not bound to people. */
  String oldHashAfter(String before) {
    return hash(parts(before).toList());
  }

  private Stream<String> parts(String before) {
    return Stream.of(
        before, Long.toString(position), at.toString(), actor, action, subject, detail);
  }

  private static String hash(List<String> parts) {
    MessageDigest digest = Sha256Hash.digest();
    for (String part : parts) {
      byte[] bytes = part.getBytes(UTF_8);
      // With its length before it, no part can pass for two.
      digest.update((bytes.length + ":").getBytes(UTF_8));
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
