package io.signalbox.knowledge.ownership;

import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.document.TableFile;
import io.signalbox.knowledge.table.ColumnValues;
import io.signalbox.knowledge.table.FileBackedTable;
import io.signalbox.knowledge.table.TableFiles;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Repository of service ownership, read from files; each row has its file's access rule. What an
 * audience may not see is left out inside the query. Every write is one transaction and every query
 * one statement, so that a reader sees a file's old rows or its new ones. Safe for use from several
 * threads and processes.
 */
public final class OwnershipTable extends FileBackedTable<Ownership> {
  private static final TableFiles FILES = new TableFiles("ownership", "ownership_entry");

  /** Separates aliases inside their column. */
  private static final String SEPARATOR = "\u001f";

  private final Jdbi jdbi;

  public OwnershipTable(Jdbi jdbi) {
    super(jdbi, FILES);
    this.jdbi = jdbi;
  }

  /** Returns the rows of services that the audience may see, by file and in the file's order. */
  public List<SourcedOwnership> rows(Audience audience) {
    return rows(audience, /* teams= */ false);
  }

  /** Returns the rows of teams that the audience may see, by file and in the file's order. */
  public List<SourcedOwnership> teams(Audience audience) {
    return rows(audience, /* teams= */ true);
  }

  private List<SourcedOwnership> rows(Audience audience, boolean teams) {
    String sql =
        "SELECT o.service, o.aliases, o.owner, o.channel, o.contact, o.description, o.is_team, "
            + TableFiles.COLUMNS
            + " FROM ownership_entry o JOIN table_file f ON f.kind = 'ownership' AND f.source ="
            + " o.source AND f.path = o.path WHERE o.is_team = :teams AND "
            + TableFiles.VISIBLE
            + " ORDER BY o.source, o.path, o.position";
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(sql)
                .bind("teams", teams)
                .bindList("readers", TableFiles.readers(audience))
                .map((row, context) -> new SourcedOwnership(read(row), TableFiles.read(row)))
                .list());
  }

  @Override
  protected void insert(Handle handle, TableFile file, List<Ownership> rows) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO ownership_entry (source, path, position, service, aliases, owner, channel, contact, description, is_team)
            VALUES (:source, :path, :position, :service, :aliases, :owner, :channel, :contact, :description, :team)
            """);
    for (int i = 0; i < rows.size(); i++) {
      Ownership row = rows.get(i);
      batch
          .bind("source", file.source())
          .bind("path", file.path())
          .bind("position", i)
          .bind("service", ColumnValues.text(row.service(), 400))
          .bind("aliases", ColumnValues.text(String.join(SEPARATOR, row.aliases()), 4000))
          .bind("owner", row.owner().map(owner -> ColumnValues.text(owner, 400)))
          .bind("channel", row.channel().map(channel -> ColumnValues.text(channel, 400)))
          .bind("contact", row.contact().map(contact -> ColumnValues.text(contact, 400)))
          .bind("description", row.description().map(text -> ColumnValues.text(text, 4000)))
          .bind("team", row.isTeam())
          .add();
    }
    if (batch.size() > 0) {
      batch.execute();
    }
  }

  private static Ownership read(ResultSet row) throws SQLException {
    String aliases = row.getString("aliases");
    return new Ownership(
        row.getString("service"),
        aliases.isEmpty() ? List.of() : List.of(aliases.split(SEPARATOR, -1)),
        Optional.ofNullable(row.getString("owner")),
        Optional.ofNullable(row.getString("channel")),
        Optional.ofNullable(row.getString("contact")),
        Optional.ofNullable(row.getString("description")),
        row.getBoolean("is_team"));
  }
}
