package io.signalbox.tools.workflow.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.knowledge.table.ColumnValues;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An entry as the database holds it, and its place in the chain of hashes. */
record AuditRow(
    long position,
    Instant at,
    String actor,
    String action,
    String subject,
    String detail,
    String hash,
    Optional<String> signature) {
  /** Keeps the two formats apart: no entry has the same hash in both. */
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

  /** The hash that the entry has behind this one. */
  String hashAfter(String before) {
    return hash(Stream.concat(Stream.of(SECOND_FORMAT), parts(before)).toList());
  }

  /** The hash that the first version gave an entry, whose pseudonyms were bound to nobody. */
  String oldHashAfter(String before) {
    return hash(parts(before).toList());
  }

  private Stream<String> parts(String before) {
    return Stream.of(
        before, Long.toString(position), at.toString(), actor, action, subject, detail);
  }

  private static String hash(List<String> parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
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
