package io.signalbox.knowledge.oncall;

import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.document.TableFile;
import io.signalbox.knowledge.table.ColumnValues;
import io.signalbox.knowledge.table.FileBackedTable;
import io.signalbox.knowledge.table.TableFiles;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Repository of the shifts in the organisation's on-call tables, each under its file's access rule.
 * What an audience may not see is left out inside the query: neither found nor counted. Every write
 * is one transaction and every query one statement, so that a reader sees a file's old rows or its
 * new ones. Safe for use from several threads and processes.
 */
public final class OnCallTable extends FileBackedTable<Shift> {
  private static final TableFiles FILES = new TableFiles("oncall", "oncall_shift");
  private static final String VISIBLE_SHIFTS =
      " FROM oncall_shift s JOIN table_file f"
          + " ON f.kind = 'oncall' AND f.source = s.source AND f.path = s.path WHERE "
          + TableFiles.VISIBLE;

  private final Jdbi jdbi;

  public OnCallTable(Jdbi jdbi) {
    super(jdbi, FILES);
    this.jdbi = jdbi;
  }

  /** Returns the teams that have shifts, by name. */
  public List<TeamRoster> rosters(Audience audience) {
    String sql =
        "SELECT s.team_key, MIN(s.team) AS team, MIN(s.starts_at) AS first_start, MAX(s.ends_at) AS"
            + " last_end, "
            + TableFiles.COLUMNS
            + VISIBLE_SHIFTS
            + """
             GROUP BY s.team_key, f.source, f.path, f.access_rule, f.modified_at, f.read_at
             ORDER BY s.team_key, f.source, f.path
            """;
    return jdbi.withHandle(
        handle -> {
          Map<String, TeamRoster> rosters = new LinkedHashMap<>();
          handle
              .createQuery(sql)
              .bindList("readers", TableFiles.readers(audience))
              .map((row, context) -> roster(row))
              .forEach(
                  each -> rosters.merge(Shift.teamKey(each.team()), each, OnCallTable::merged));
          return List.copyOf(rosters.values());
        });
  }

  /** Returns a team's shifts that overlap this period, the earliest first. */
  public List<SourcedShift> between(Audience audience, String team, Instant from, Instant to) {
    List<SourcedShift> listed =
        query(
            audience,
            "AND s.team_key = :team AND s.ends_at > :from AND s.starts_at < :to",
            Map.of(
                "team",
                Shift.teamKey(team),
                "from",
                ColumnValues.time(from),
                "to",
                ColumnValues.time(to)));
    List<SourcedShift> taken =
        jdbi.withHandle(handle -> OnCallOverrides.between(handle, team, from, to));
    return taken.isEmpty() || !seesTeam(audience, team, listed) ? listed : merged(listed, taken);
  }

  /**
   * Returns the shifts, ending after the instant, of the people with exactly this name, earliest
   * first.
   */
  public List<SourcedShift> after(Audience audience, String personName, Instant instant) {
    List<SourcedShift> listed =
        query(
            audience,
            "AND s.person_name = :person AND s.ends_at > :from",
            Map.of("person", personName, "from", ColumnValues.time(instant)));
    List<SourcedShift> taken =
        jdbi.withHandle(handle -> OnCallOverrides.after(handle, personName, instant)).stream()
            .filter(each -> seesTeam(audience, each.shift().team(), List.of()))
            .toList();
    return taken.isEmpty() ? listed : merged(listed, taken);
  }

  /** Returns whether the audience may read a table of that team, and therefore its overrides. */
  private boolean seesTeam(Audience audience, String team, List<SourcedShift> seen) {
    return !seen.isEmpty()
        || rosters(audience).stream()
            .anyMatch(each -> Shift.teamKey(each.team()).equals(Shift.teamKey(team)));
  }

  private static List<SourcedShift> merged(List<SourcedShift> a, List<SourcedShift> b) {
    List<SourcedShift> all = new ArrayList<>(a);
    all.addAll(b);
    all.sort(Comparator.comparing(each -> each.shift().start()));
    return all;
  }

  /** Returns the people on duty regardless of access rules; for paging, not for answers. */
  public List<OnCallPerson> onDuty(String team, Shift.Role role, Instant instant) {
    String sql =
        "SELECT s.team, s.role, s.person_name, s.person_handle, s.person_email, s.starts_at,"
            + " s.ends_at, s.zone, s.origin, "
            + TableFiles.COLUMNS
            + " FROM oncall_shift s JOIN table_file f"
            + " ON f.kind = 'oncall' AND f.source = s.source AND f.path = s.path"
            + " WHERE s.team_key = :team AND s.ends_at > :at AND s.starts_at <= :at"
            + " ORDER BY s.starts_at, s.source, s.path, s.position";
    List<SourcedShift> shifts =
        jdbi.withHandle(
            handle ->
                merged(
                    handle
                        .createQuery(sql)
                        .bind("team", Shift.teamKey(team))
                        .bind("at", ColumnValues.time(instant))
                        .map(
                            (row, context) ->
                                new SourcedShift(ShiftRows.read(row), TableFiles.read(row)))
                        .list(),
                    OnCallOverrides.between(handle, team, instant, instant.plusNanos(1_000))));
    return DutyTimeline.of(shifts, role, instant, instant.plusNanos(1_000)).stream()
        .flatMap(duty -> duty.people().stream())
        .toList();
  }

  /** Returns everybody who has a shift, each once, by name. */
  public List<OnCallPerson> people(Audience audience) {
    String sql =
        "SELECT DISTINCT s.person_name, s.person_handle, s.person_email"
            + VISIBLE_SHIFTS
            + " ORDER BY s.person_name, s.person_handle, s.person_email";
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(sql)
                .bindList("readers", TableFiles.readers(audience))
                .map((row, context) -> person(row))
                .list());
  }

  private List<SourcedShift> query(Audience audience, String condition, Map<String, ?> values) {
    String sql =
        "SELECT s.team, s.role, s.person_name, s.person_handle, s.person_email, s.starts_at,"
            + " s.ends_at, s.zone, s.origin, "
            + TableFiles.COLUMNS
            + VISIBLE_SHIFTS
            + condition
            + " ORDER BY s.starts_at, s.role, s.source, s.path, s.position";
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(sql)
                .bindList("readers", TableFiles.readers(audience))
                .bindMap(values)
                .map((row, context) -> new SourcedShift(ShiftRows.read(row), TableFiles.read(row)))
                .list());
  }

  @Override
  protected void insert(Handle handle, TableFile file, List<Shift> shifts) {
    PreparedBatch batch = handle.prepareBatch(ShiftRows.INSERT);
    for (int i = 0; i < shifts.size(); i++) {
      ShiftRows.bind(batch, file, i, shifts.get(i));
      if (batch.size() == 1000) {
        batch.execute();
      }
    }
    if (batch.size() > 0) {
      batch.execute();
    }
  }

  private static TeamRoster roster(ResultSet row) throws SQLException {
    return new TeamRoster(
        row.getString("team"),
        ColumnValues.time(row, "first_start"),
        ColumnValues.time(row, "last_end"),
        List.of(TableFiles.read(row)));
  }

  private static TeamRoster merged(TeamRoster a, TeamRoster b) {
    List<TableFile> files = new ArrayList<>(a.files());
    files.addAll(b.files());
    return new TeamRoster(
        a.team(),
        a.start().isBefore(b.start()) ? a.start() : b.start(),
        a.end().isAfter(b.end()) ? a.end() : b.end(),
        files);
  }

  private static OnCallPerson person(ResultSet row) throws SQLException {
    return new OnCallPerson(
        row.getString("person_name"),
        Optional.ofNullable(row.getString("person_handle")),
        Optional.ofNullable(row.getString("person_email")));
  }
}
