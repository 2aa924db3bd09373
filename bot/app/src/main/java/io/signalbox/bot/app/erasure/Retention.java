package io.signalbox.bot.app.erasure;

import io.signalbox.knowledge.table.ColumnValues;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scheduled job that deletes records whose retention period has ended. Unfinished records stay,
 * however old; decisions stay, as they have an end date of their own; the audit log stays, as its
 * hash chain must be complete.
 */
public final class Retention implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(Retention.class);

  private static final Duration NOTICES = Duration.ofDays(1_100);

  private final Jdbi jdbi;
  private final RetentionSettings settings;
  private final Clock clock;

  public Retention(Jdbi jdbi, RetentionSettings settings, Clock clock) {
    this.jdbi = jdbi;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public void run() {
    Instant now = clock.instant();
    int gone =
        jdbi.inTransaction(
            handle ->
                answers(handle, now.minus(settings.answers()))
                    + requests(handle, now.minus(settings.requests()))
                    + escalations(handle, now.minus(settings.escalations()))
                    + approvals(handle, now.minus(settings.approvals()))
                    + calls(handle, now.minus(settings.calls()))
                    + recorded(handle, now.minus(settings.recorded()))
                    + notices(handle, now.minus(NOTICES))
                    + people(handle, now.minus(settings.people()))
                    + keys(handle, now));
    if (gone > 0) {
      log.info("{} records are gone, as their time is over", gone);
    }
  }

  private static int answers(Handle handle, Instant before) {
    int feedback =
        delete(
            handle,
            """
            DELETE FROM answer_feedback WHERE answer_id IN (
              SELECT id FROM given_answer WHERE given_at < :before)\
            """,
            before);
    return feedback
        + delete(handle, "DELETE FROM knowledge_gap WHERE told_at < :before", before)
        + delete(handle, "DELETE FROM given_answer WHERE given_at < :before", before);
  }

  private static int requests(Handle handle, Instant before) {
    String over =
        """
        (SELECT number FROM triage_request
         WHERE changed_at < :before AND state IN ('DEFLECTED', 'DECIDED', 'WITHDRAWN'))\
        """;
    return delete(handle, "DELETE FROM triage_event WHERE number IN" + over, before)
        + delete(handle, "DELETE FROM triage_booking WHERE number IN" + over, before)
        + delete(handle, "DELETE FROM triage_request WHERE number IN" + over, before);
  }

  private static int escalations(Handle handle, Instant before) {
    String over =
        " (SELECT number FROM escalation WHERE changed_at < :before AND state = 'RESOLVED')";
    return delete(handle, "DELETE FROM escalation_event WHERE number IN" + over, before)
        + delete(handle, "DELETE FROM escalation_page WHERE number IN" + over, before)
        + delete(handle, "DELETE FROM escalation_route_call WHERE number IN" + over, before)
        + delete(handle, "DELETE FROM incident_channel_person WHERE number IN" + over, before)
        + delete(handle, "DELETE FROM incident_channel WHERE number IN" + over, before)
        + delete(handle, "DELETE FROM escalation_request WHERE number IN" + over, before)
        + delete(handle, "DELETE FROM escalation WHERE number IN" + over, before);
  }

  /**
   * Deletes old notices, after more time than the longest milestone is ahead, as they would be sent
   * again otherwise.
   */
  private static int notices(Handle handle, Instant before) {
    String over = " (SELECT id FROM artefact_change WHERE at < :before)";
    return older(handle, "DELETE FROM model_notice WHERE told_at < :before", before)
        + older(handle, "DELETE FROM change_notice WHERE change_id IN" + over, before)
        + older(handle, "DELETE FROM artefact_change WHERE at < :before", before);
  }

  private static int recorded(Handle handle, Instant before) {
    return older(handle, "DELETE FROM recorded_request WHERE at < :before", before)
        + older(
            handle,
            "DELETE FROM rehearsal_job WHERE asked_at < :before AND state <> 'WAITING'",
            before);
  }

  private static int approvals(Handle handle, Instant before) {
    return delete(
        handle, "DELETE FROM approval WHERE asked_at < :before AND expires_at < :before", before);
  }

  private static int keys(Handle handle, Instant now) {
    return delete(handle, "DELETE FROM personal_key WHERE expires_at < :before", now);
  }

  private static int people(Handle handle, Instant before) {
    return delete(handle, "DELETE FROM slack_person WHERE read_at < :before", before);
  }

  private static int calls(Handle handle, Instant before) {
    return older(handle, "DELETE FROM gateway_call WHERE at < :before", before)
        + older(handle, "DELETE FROM offered_tool WHERE last_seen < :before", before)
        + older(handle, "DELETE FROM tool_definition WHERE last_seen < :before", before)
        + older(handle, "DELETE FROM answer_fingerprint WHERE at < :before", before)
        + older(handle, "DELETE FROM answer_flow WHERE last_seen < :before", before)
        + older(handle, "DELETE FROM prompt_template WHERE last_seen < :before", before)
        + older(handle, "DELETE FROM prompt_fingerprint WHERE last_seen < :before", before);
  }

  private static int older(Handle handle, String sql, Instant before) {
    return handle.createUpdate(sql).bind("before", before.toEpochMilli()).execute();
  }

  private static int delete(Handle handle, String sql, Instant before) {
    return handle.createUpdate(sql).bind("before", ColumnValues.time(before)).execute();
  }
}
