package io.signalbox.tools.foresight.dependency;

import io.signalbox.tools.foresight.prompt.FingerprintSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * Repository of the fingerprints of sampled answers, which are kept for a day, and of the observed
 * flows from one caller's answers into another's requests.
 */
public final class AnswerFlowRows {
  private static final Duration KEPT = Duration.ofDays(1);
  private static final int MOST = 2_000;

  private final Jdbi jdbi;

  public AnswerFlowRows(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Fingerprints of one sampled answer. */
  record StoredAnswer(String caller, FingerprintSet prints) {}

  /** Stores the fingerprints of an answer. */
  void add(StoredAnswer answer, Instant at) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "INSERT INTO answer_fingerprint (caller, at, hashes) VALUES (:caller, :at,"
                        + " :hashes)")
                .bind("caller", answer.caller())
                .bind("at", at.toEpochMilli())
                .bind("hashes", answer.prints().bytes())
                .execute());
  }

  /** Deletes the answers of more than a day ago. */
  void forget(Instant now) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("DELETE FROM answer_fingerprint WHERE at < :before")
                .bind("before", now.minus(KEPT).toEpochMilli())
                .execute());
  }

  /** Returns the latest answers of all processes, at most 2,000. */
  List<StoredAnswer> recent(Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT caller, hashes FROM answer_fingerprint WHERE at >= :start ORDER BY at"
                        + " DESC LIMIT "
                        + MOST)
                .bind("start", now.minus(KEPT).toEpochMilli())
                .map(
                    (row, context) ->
                        new StoredAnswer(
                            row.getString("caller"),
                            FingerprintSet.ofBytes(row.getBytes("hashes"))))
                .list());
  }

  /** Counts one request in which an answer of another caller was seen. */
  void saw(String writer, String reader, Instant at) {
    jdbi.useTransaction(
        handle -> {
          handle
              .createUpdate(
                  """
                  INSERT INTO answer_flow (writer, reader, first_seen, last_seen, calls)
                  VALUES (:writer, :reader, :at, :at, 0) ON CONFLICT DO NOTHING
                  """)
              .bind("writer", writer)
              .bind("reader", reader)
              .bind("at", at.toEpochMilli())
              .execute();
          handle
              .createUpdate(
                  """
                  UPDATE answer_flow SET last_seen = :at, calls = calls + 1
                  WHERE writer = :writer AND reader = :reader
                  """)
              .bind("writer", writer)
              .bind("reader", reader)
              .bind("at", at.toEpochMilli())
              .execute();
        });
  }

  /** Returns the flows that were seen since a time. */
  public List<AnswerFlow> since(Instant start) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT writer, reader, first_seen, last_seen, calls FROM answer_flow WHERE"
                        + " last_seen >= :start ORDER BY writer, reader")
                .bind("start", start.toEpochMilli())
                .map(
                    (row, context) ->
                        new AnswerFlow(
                            row.getString("writer"),
                            row.getString("reader"),
                            Instant.ofEpochMilli(row.getLong("first_seen")),
                            Instant.ofEpochMilli(row.getLong("last_seen")),
                            row.getLong("calls")))
                .list());
  }
}
