package io.signalbox.tools.foresight.change;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Repository of the tables artefact_change and change_notice: changes of prompts and other
 * artefacts, and the notices to owners with their answers.
 */
final class ChangeRows {
  private static final String NOTICE =
      """
      SELECT n.owner, n.touched, n.state, n.answered_by, n.result, c.id, c.artefact, c.version,
        c.at, c.author, c.was, c.becomes, c.breaking_until
      FROM change_notice n JOIN artefact_change c ON c.id = n.change_id
      """;

  private static final int LONGEST_RESULT = 2_000;

  private ChangeRows() {}

  /**
   * Stores a change without the secrets and personal data in its texts, since its owners are shown
   * those; empty when it was stored before.
   */
  static Optional<ArtefactChange> add(Handle handle, ArtefactChange told) {
    ArtefactChange change = ChangeMask.masked(told);
    int added =
        handle
            .createUpdate(
                """
                INSERT INTO artefact_change
                  (artefact, version, at, author, was, becomes, breaking_until)
                VALUES (:artefact, :version, :at, :author, :was, :becomes, :until)
                ON CONFLICT DO NOTHING
                """)
            .bind("artefact", change.artefact())
            .bind("version", change.version())
            .bind("at", change.at().toEpochMilli())
            .bind("author", change.author())
            .bind("was", change.was())
            .bind("becomes", change.becomes())
            .bind("until", change.breakingUntil().map(LocalDate::toString).orElse(null))
            .execute();
    return added == 0
        ? Optional.empty()
        : Optional.of(
            change.numbered(
                handle
                    .createQuery(
                        "SELECT id FROM artefact_change WHERE artefact = :artefact AND version ="
                            + " :version")
                    .bind("artefact", change.artefact())
                    .bind("version", change.version())
                    .mapTo(Long.class)
                    .one()));
  }

  /** Stores a notice; returns false when the owner has one of this change already. */
  static boolean add(Handle handle, ChangeNotice notice) {
    return handle
            .createUpdate(
                """
                INSERT INTO change_notice (change_id, owner, touched, state, result, lease_until)
                VALUES (:change, :owner, :touched, :state, :result, 0) ON CONFLICT DO NOTHING
                """)
            .bind("change", notice.change().id())
            .bind("owner", notice.owner())
            .bind("touched", String.join("\n", notice.touched()))
            .bind("state", notice.state().name())
            .bind("result", notice.result().orElse(null))
            .execute()
        == 1;
  }

  static Optional<ChangeNotice> find(Handle handle, long change, String owner) {
    return handle
        .createQuery(NOTICE + "WHERE n.change_id = :change AND n.owner = :owner")
        .bind("change", change)
        .bind("owner", owner)
        .map((row, context) -> notice(row))
        .findOne();
  }

  /** Returns the notices of changes since a time, the latest change first. */
  static List<ChangeNotice> since(Handle handle, Instant start) {
    return handle
        .createQuery(NOTICE + "WHERE c.at >= :start ORDER BY c.at DESC, c.id DESC, n.owner")
        .bind("start", start.toEpochMilli())
        .map((row, context) -> notice(row))
        .list();
  }

  static void save(Handle handle, ChangeNotice notice) {
    handle
        .createUpdate(
            """
            UPDATE change_notice SET state = :state, answered_by = :by, result = :result,
              lease_until = 0 WHERE change_id = :change AND owner = :owner
            """)
        .bind("state", notice.state().name())
        .bind("by", notice.answeredBy().orElse(null))
        .bind(
            "result",
            notice
                .result()
                .map(text -> text.substring(0, Math.min(LONGEST_RESULT, text.length())))
                .orElse(null))
        .bind("change", notice.change().id())
        .bind("owner", notice.owner())
        .execute();
  }

  /** Leases one requested run of checks that no process is running; empty when there is none. */
  static Optional<ChangeNotice> lease(Handle handle, Instant now, Instant until) {
    Optional<ChangeNotice> waiting =
        handle
            .createQuery(
                NOTICE
                    + "WHERE n.state = 'CHECKING' AND n.lease_until < :now"
                    + " ORDER BY c.id, n.owner FETCH FIRST 1 ROWS ONLY")
            .bind("now", now.toEpochMilli())
            .map((row, context) -> notice(row))
            .findOne();
    return waiting.filter(
        notice ->
            handle
                    .createUpdate(
                        """
                        UPDATE change_notice SET lease_until = :until
                        WHERE change_id = :change AND owner = :owner AND state = 'CHECKING'
                          AND lease_until < :now
                        """)
                    .bind("until", until.toEpochMilli())
                    .bind("now", now.toEpochMilli())
                    .bind("change", notice.change().id())
                    .bind("owner", notice.owner())
                    .execute()
                == 1);
  }

  /** Returns the changes with an open window to which not all, or nobody, agreed. */
  static List<ArtefactChange> breaking(Handle handle, LocalDate today) {
    return handle
        .createQuery(
            """
            SELECT id, artefact, version, at, author, was, becomes, breaking_until
            FROM artefact_change c WHERE breaking_until >= :today AND (
              NOT EXISTS (SELECT 1 FROM change_notice n WHERE n.change_id = c.id)
              OR EXISTS (
                SELECT 1 FROM change_notice n
                WHERE n.change_id = c.id AND n.state NOT IN ('FINE', 'PASSED')))
            """)
        .bind("today", today.toString())
        .map((row, context) -> change(row))
        .list();
  }

  private static ArtefactChange change(ResultSet row) throws SQLException {
    return new ArtefactChange(
        row.getLong("id"),
        row.getString("artefact"),
        row.getString("version"),
        Instant.ofEpochMilli(row.getLong("at")),
        row.getString("author"),
        row.getString("was"),
        row.getString("becomes"),
        Optional.ofNullable(row.getString("breaking_until")).map(LocalDate::parse));
  }

  private static ChangeNotice notice(ResultSet row) throws SQLException {
    return new ChangeNotice(
        change(row),
        row.getString("owner"),
        Arrays.asList(row.getString("touched").split("\n", -1)),
        NoticeState.valueOf(row.getString("state")),
        Optional.ofNullable(row.getString("answered_by")),
        Optional.ofNullable(row.getString("result")));
  }
}
