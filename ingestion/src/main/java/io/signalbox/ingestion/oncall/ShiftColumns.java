package io.signalbox.ingestion.oncall;

import io.signalbox.ingestion.csv.CsvColumn;
import io.signalbox.ingestion.csv.CsvHeader;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Column mapping of an on-call CSV table, with the accepted spellings of each column;
 * docs/formats.md lists them.
 *
 * @param backup a second person of the same row
 * @param week column of weeks, which need no end
 */
record ShiftColumns(
    CsvColumn team,
    CsvColumn role,
    CsvColumn person,
    CsvColumn backup,
    CsvColumn handle,
    CsvColumn email,
    CsvColumn start,
    CsvColumn end,
    CsvColumn zone,
    CsvColumn origin,
    CsvColumn week) {

  private static final Map<String, CsvColumn> SPELLINGS =
      Map.ofEntries(
          Map.entry(
              "team",
              CsvColumn.of(
                  "team",
                  "service",
                  "schedule",
                  "rotation",
                  "squad",
                  "tribe",
                  "group",
                  "product",
                  "area",
                  "rota",
                  "mannschaft",
                  "équipe",
                  "equipo")),
          Map.entry("role", CsvColumn.of("role", "level", "tier", "rolle", "stufe", "rôle", "rol")),
          Map.entry(
              "person",
              CsvColumn.of(
                  "person",
                  "name",
                  "who",
                  "user",
                  "on_call",
                  "oncall engineer",
                  "engineer",
                  "first line",
                  "1st line",
                  "primary",
                  "primary on-call",
                  "assignee",
                  "assigned to",
                  "responder",
                  "employee",
                  "member",
                  "wer",
                  "mitarbeiter",
                  "personne",
                  "persona",
                  "nom",
                  "nombre")),
          Map.entry(
              "backup",
              CsvColumn.of(
                  "backup",
                  "secondary",
                  "second line",
                  "2nd line",
                  "secondary on-call",
                  "stand-in",
                  "deputy",
                  "vertretung",
                  "suppléant",
                  "respaldo")),
          Map.entry("handle", CsvColumn.of("handle", "slack", "slack_handle", "slack name")),
          Map.entry("email", CsvColumn.of("email", "mail", "e-mail address", "email address")),
          Map.entry(
              "start",
              CsvColumn.of(
                  "start",
                  "from",
                  "starts_at",
                  "start_time",
                  "start_date",
                  "begin",
                  "start date time",
                  "shift start",
                  "starting",
                  "since",
                  "von",
                  "beginn",
                  "début",
                  "du",
                  "desde",
                  "inicio",
                  "date",
                  "day",
                  "datum",
                  "week",
                  "week of",
                  "week commencing",
                  "week starting",
                  "kw",
                  "woche")),
          Map.entry(
              "end",
              CsvColumn.of(
                  "end",
                  "until",
                  "to",
                  "ends_at",
                  "end_time",
                  "end_date",
                  "end date time",
                  "shift end",
                  "ending",
                  "till",
                  "bis",
                  "ende",
                  "fin",
                  "au",
                  "hasta")),
          Map.entry(
              "zone", CsvColumn.of("timezone", "tz", "zone", "time_zone", "zeitzone", "fuseau")),
          Map.entry("origin", CsvColumn.of("origin", "override", "type")),
          Map.entry(
              "week",
              CsvColumn.of("week", "week of", "week commencing", "week starting", "kw", "woche")));

  /** Column names that the settings may map: {@code columns: {team: Squad}}. */
  static final Set<String> NAMES = SPELLINGS.keySet();

  static ShiftColumns of(Map<String, String> named) {
    return new ShiftColumns(
        column("team", named),
        column("role", named),
        column("person", named),
        column("backup", named),
        column("handle", named),
        column("email", named),
        column("start", named),
        column("end", named),
        column("zone", named),
        column("origin", named),
        column("week", named));
  }

  private static CsvColumn column(String name, Map<String, String> named) {
    return named.containsKey(name)
        ? CsvColumn.of(named.getOrDefault(name, name))
        : SPELLINGS.getOrDefault(name, CsvColumn.of(name));
  }

  boolean fit(CsvHeader header) {
    return header.has(team)
        && (header.has(person) || header.has(backup))
        && header.has(start)
        && (header.has(end) || start.equals(week) || hasOwnLength(header));
  }

  /** Returns whether the table has a column of days or weeks, so that a shift needs no end. */
  private boolean hasOwnLength(CsvHeader header) {
    return header.has(week) || header.has(CsvColumn.of("date", "day", "datum"));
  }

  List<CsvColumn> required() {
    return List.of(team, person, start);
  }
}
