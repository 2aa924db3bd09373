package io.signalbox.tools.foresight.rehearsal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Repository of the table {@code model_extension}. Safe for use from several threads. */
public final class ExtensionRows {
  private final Jdbi jdbi;

  public ExtensionRows(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Stores an extension in place of an earlier one of the same route and agent. */
  public void put(ModelExtension extension, Instant now) {
    jdbi.useTransaction(
        handle -> {
          handle.execute(
              "DELETE FROM model_extension WHERE route = ? AND agent = ?",
              extension.route(),
              extension.agent());
          handle
              .createUpdate(
                  """
                  INSERT INTO model_extension (route, agent, model, until_day, said_by, at)
                  VALUES (:route, :agent, :model, :until, :by, :at)\
                  """)
              .bind("route", extension.route())
              .bind("agent", extension.agent())
              .bind("model", extension.model())
              .bind("until", extension.until().toString())
              .bind("by", extension.saidBy())
              .bind("at", now.toEpochMilli())
              .execute();
        });
  }

  /** Returns all extensions, those that have ended too. */
  public List<ModelExtension> list() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM model_extension ORDER BY route, agent")
                .map(
                    (row, context) ->
                        new ModelExtension(
                            row.getString("route"),
                            row.getString("agent"),
                            row.getString("model"),
                            LocalDate.parse(row.getString("until_day")),
                            row.getString("said_by")))
                .list());
  }
}
