package io.signalbox.tools.foresight.rehearsal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Repository of the table model_rehearsal: outcomes of rehearsals, and who accepted them. Safe for
 * use from several threads.
 */
public final class RehearsalRows {
  private final Jdbi jdbi;

  public RehearsalRows(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Stores the outcome of a rehearsal. */
  public void add(StoredRehearsal kept) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO model_rehearsal (id, agent, from_model, to_model, from_route,
                      to_route, set_version, served, verdict, pairs, sentence, at, accepted_by)
                    VALUES (:id, :agent, :from, :to, :fromRoute, :toRoute, :set, :served, :verdict,
                      :pairs, :sentence, :at, '')\
                    """)
                .bind("id", kept.id())
                .bind("agent", kept.agent())
                .bind("from", kept.from())
                .bind("to", kept.to())
                .bind("fromRoute", kept.routes().from())
                .bind("toRoute", kept.routes().to())
                .bind("set", kept.set())
                .bind("served", kept.served())
                .bind("verdict", kept.verdict().name())
                .bind("pairs", kept.pairs())
                .bind("sentence", kept.sentence())
                .bind("at", kept.at().toEpochMilli())
                .execute());
  }

  /**
   * Records the person who accepts an outcome; returns false when it is unknown or was accepted
   * before.
   */
  public boolean accept(String id, String person) {
    return jdbi.withHandle(
        handle ->
            handle
                    .createUpdate(
                        "UPDATE model_rehearsal SET accepted_by = :person"
                            + " WHERE id = :id AND accepted_by = ''")
                    .bind("person", person)
                    .bind("id", id)
                    .execute()
                == 1);
  }

  /** Finds an outcome by its id. */
  public Optional<StoredRehearsal> find(String id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM model_rehearsal WHERE id = :id")
                .bind("id", id)
                .map(RehearsalRows::row)
                .findOne());
  }

  /** Returns the outcomes of an agent, the latest first. */
  public List<StoredRehearsal> of(String agent) {
    return list("SELECT * FROM model_rehearsal WHERE agent = :name ORDER BY at DESC", agent);
  }

  /** Returns the outcomes of rehearsals from a route, the latest first. */
  List<StoredRehearsal> from(String route) {
    return list("SELECT * FROM model_rehearsal WHERE from_route = :name ORDER BY at DESC", route);
  }

  private List<StoredRehearsal> list(String sql, String name) {
    return jdbi.withHandle(
        handle -> handle.createQuery(sql).bind("name", name).map(RehearsalRows::row).list());
  }

  private static StoredRehearsal row(ResultSet row, StatementContext context) throws SQLException {
    return new StoredRehearsal(
        row.getString("id"),
        row.getString("agent"),
        row.getString("from_model"),
        row.getString("to_model"),
        new StoredRehearsal.RehearsedRoutes(row.getString("from_route"), row.getString("to_route")),
        row.getString("set_version"),
        row.getString("served"),
        PairedComparison.ComparisonVerdict.valueOf(row.getString("verdict")),
        row.getInt("pairs"),
        row.getString("sentence"),
        Instant.ofEpochMilli(row.getLong("at")),
        row.getString("accepted_by"));
  }
}
