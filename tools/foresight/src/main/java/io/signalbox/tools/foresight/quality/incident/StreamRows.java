package io.signalbox.tools.foresight.quality.incident;

import io.signalbox.tools.foresight.quality.incident.StreamState.StreamId;
import io.signalbox.tools.foresight.quality.signal.QualitySignal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Repository of the table quality_stream, the states of monitored streams, and of the one row of
 * quality_watch, the last judged minute.
 */
final class StreamRows {
  private StreamRows() {}

  /** Returns the last judged minute and locks its row, so that other processes wait. */
  static long lockThrough(Handle handle) {
    return handle
        .createQuery("SELECT through FROM quality_watch WHERE id = 1 FOR UPDATE")
        .mapTo(Long.class)
        .one();
  }

  static void lookedThrough(Handle handle, long minute) {
    handle.execute("UPDATE quality_watch SET through = ? WHERE id = 1", minute);
  }

  /** Returns the number of streams with a baseline whose subjects had calls since a minute. */
  static int judged(Handle handle, long since) {
    return handle
        .createQuery(
            """
            SELECT COUNT(*) FROM quality_stream s JOIN quality_subject q ON q.id = s.subject
            WHERE s.baseline <> '' AND q.seen_at >= :since\
            """)
        .bind("since", since)
        .mapTo(Integer.class)
        .one();
  }

  static Map<StreamId, StreamState> all(Handle handle) {
    Map<StreamId, StreamState> states = new HashMap<>();
    handle
        .createQuery("SELECT * FROM quality_stream")
        .map((row, context) -> read(row))
        .forEach(state -> state.ifPresent(each -> states.put(each.id(), each)));
    return states;
  }

  private static Optional<StreamState> read(ResultSet row) throws SQLException {
    Optional<QualitySignal> signal = QualitySignal.of(row.getString("signal"));
    if (signal.isEmpty()) {
      return Optional.empty();
    }
    String evidence = row.getString("evidence");
    long incident = row.getLong("incident");
    OptionalLong part = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(incident);
    return Optional.of(
        new StreamState(
            new StreamId(row.getLong("subject"), signal.get()),
            evidence.isEmpty()
                ? new double[0]
                : Arrays.stream(evidence.split(",", -1)).mapToDouble(Double::parseDouble).toArray(),
            row.getString("baseline"),
            row.getLong("learnt_at"),
            row.getLong("learn_from"),
            part,
            row.getDouble("strictness")));
  }

  static void put(Handle handle, StreamState state) {
    String evidence =
        Arrays.stream(state.evidence())
            .mapToObj(each -> Float.toString((float) each))
            .collect(Collectors.joining(","));
    int changed =
        bound(
            handle,
            """
            UPDATE quality_stream SET evidence = :evidence, baseline = :baseline,
              learnt_at = :learnt, learn_from = :from, incident = :incident, strictness = :strictness
            WHERE subject = :subject AND signal = :signal\
            """,
            state,
            evidence);
    if (changed == 0) {
      bound(
          handle,
          """
          INSERT INTO quality_stream
            (subject, signal, evidence, baseline, learnt_at, learn_from, incident, strictness)
          VALUES (:subject, :signal, :evidence, :baseline, :learnt, :from, :incident, :strictness)\
          """,
          state,
          evidence);
    }
  }

  private static int bound(Handle handle, String sql, StreamState state, String evidence) {
    return handle
        .createUpdate(sql)
        .bind("subject", state.id().subject())
        .bind("signal", state.id().signal().code())
        .bind("evidence", evidence)
        .bind("baseline", state.baseline())
        .bind("learnt", state.learntAt())
        .bind("from", state.learnFrom())
        .bind("incident", state.incident().isPresent() ? state.incident().getAsLong() : null)
        .bind("strictness", state.strictness())
        .execute();
  }

  /**
   * Detaches the streams of an incident that is over; they learn a baseline again.
   *
   * @param stricter factor on their run lengths
   * @param learnFrom minute before which nothing is the usual any more; 0 for no such
   */
  static void free(Handle handle, long incident, double stricter, long learnFrom) {
    handle
        .createUpdate(
            """
            UPDATE quality_stream SET incident = NULL, evidence = '', learnt_at = 0,
              baseline = CASE WHEN :from > 0 THEN '' ELSE baseline END,
              learn_from = CASE WHEN :from > 0 THEN :from ELSE learn_from END,
              strictness = CASE WHEN strictness * :factor > 64 THEN 64 ELSE strictness * :factor END
            WHERE incident = :incident\
            """)
        .bind("factor", stricter)
        .bind("from", learnFrom)
        .bind("incident", incident)
        .execute();
  }
}
