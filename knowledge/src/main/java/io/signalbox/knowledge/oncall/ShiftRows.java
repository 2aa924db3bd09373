package io.signalbox.knowledge.oncall;

import io.signalbox.knowledge.document.TableFile;
import io.signalbox.knowledge.oncall.Shift.Origin;
import io.signalbox.knowledge.oncall.Shift.Role;
import io.signalbox.knowledge.table.ColumnValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Optional;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Mapper between shifts and rows of the database tables of shifts. */
final class ShiftRows {
  static final String INSERT =
      """
      INSERT INTO oncall_shift (source, path, position, team, team_key, role, person_name, person_handle,
        person_email, starts_at, ends_at, zone, origin)
      VALUES (:source, :path, :position, :team, :key, :role, :name, :handle, :email, :start, :end, :zone, :origin)
      """;

  private static final int LONGEST = 400;

  private ShiftRows() {}

  static void bind(PreparedBatch batch, TableFile file, int position, Shift shift) {
    String team = ColumnValues.text(shift.team(), LONGEST);
    batch
        .bind("source", file.source())
        .bind("path", file.path())
        .bind("position", position)
        .bind("team", team)
        .bind("key", ColumnValues.text(Shift.teamKey(team), LONGEST))
        .bind("role", shift.role().name())
        .bind("name", ColumnValues.text(shift.person().name(), LONGEST))
        .bind("handle", shift.person().handle().map(handle -> ColumnValues.text(handle, LONGEST)))
        .bind("email", shift.person().email().map(email -> ColumnValues.text(email, LONGEST)))
        .bind("start", ColumnValues.time(shift.start()))
        .bind("end", ColumnValues.time(shift.end()))
        .bind("zone", shift.zone().getId())
        .bind("origin", shift.origin().name())
        .add();
  }

  static Shift read(ResultSet row) throws SQLException {
    return read(row, Origin.valueOf(row.getString("origin")));
  }

  /** Maps a row to a shift of the given origin. */
  static Shift read(ResultSet row, Origin origin) throws SQLException {
    return new Shift(
        row.getString("team"),
        Role.valueOf(row.getString("role")),
        new OnCallPerson(
            row.getString("person_name"),
            Optional.ofNullable(row.getString("person_handle")),
            Optional.ofNullable(row.getString("person_email"))),
        ColumnValues.time(row, "starts_at"),
        ColumnValues.time(row, "ends_at"),
        ZoneId.of(row.getString("zone")),
        origin);
  }
}
