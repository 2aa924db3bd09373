package io.signalbox.ingestion.ticket;

import io.signalbox.ingestion.csv.CsvColumn;
import io.signalbox.ingestion.csv.CsvHeader;
import io.signalbox.ingestion.csv.CsvRow;
import io.signalbox.ingestion.csv.CsvTable;
import io.signalbox.ingestion.read.RowReader;
import io.signalbox.ingestion.read.RowSink;
import io.signalbox.ingestion.read.TimestampReader;
import io.signalbox.knowledge.ticket.Ticket;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Parser of incidents in ServiceNow's CSV list export, with comments parsed by {@link
 * ServiceNowJournal}.
 */
final class ServiceNowCsvTickets implements RowReader<Ticket> {
  private static final CsvColumn NUMBER = CsvColumn.of("number", "incident_number", "incident_id");
  private static final CsvColumn TITLE = CsvColumn.of("short_description");
  private static final CsvColumn DESCRIPTION = CsvColumn.of("description");
  private static final CsvColumn STATE = CsvColumn.of("state", "incident_state", "status");
  private static final CsvColumn CLOSE_NOTES = CsvColumn.of("close_notes", "resolution_notes");
  private static final CsvColumn RESOLVED =
      CsvColumn.of("resolved_at", "resolved", "resolved_date");
  private static final CsvColumn CLOSED = CsvColumn.of("closed_at", "closed", "closed_date");
  private static final CsvColumn GROUP = CsvColumn.of("assignment_group", "assigned_group");
  private static final CsvColumn ASSIGNEE = CsvColumn.of("assigned_to");
  private static final CsvColumn CALLER = CsvColumn.of("caller_id", "caller", "opened_by");
  private static final CsvColumn COMMENTS = CsvColumn.of("comments", "additional_comments");
  private static final List<CsvColumn> JOURNALS =
      List.of(
          COMMENTS,
          CsvColumn.of("work_notes"),
          CsvColumn.of("comments_and_work_notes", "Comments and Work notes"));
  private static final List<CsvColumn> LABELS =
      List.of(
          CsvColumn.of("category"),
          CsvColumn.of("subcategory"),
          CsvColumn.of("cmdb_ci", "configuration_item", "affected_ci"));

  /** Values of the state of resolved incidents, as words and as the numbers of a raw export. */
  private static final Set<String> RESOLVED_STATES =
      Set.of("resolved", "closed", "closed complete", "complete", "completed", "solved", "6", "7");

  private final TimestampReader times;
  private final boolean internal;

  /**
   * @param zone where times without an offset were written; ServiceNow exports in the zone of
   *     whoever exported
   * @param internal whether work notes are read too
   */
  ServiceNowCsvTickets(ZoneId zone, boolean internal) {
    times = new TimestampReader(zone);
    this.internal = internal;
  }

  static boolean fits(CsvHeader header) {
    return header.has(NUMBER) && header.has(TITLE);
  }

  @Override
  public void read(String path, InputStream in, RowSink<Ticket> sink) throws IOException {
    TicketIntake intake = new TicketIntake(path, sink);
    new CsvTable(path, List.of(NUMBER, TITLE, STATE), sink).read(in, row -> take(row, intake));
  }

  private void take(CsvRow row, TicketIntake intake) {
    if (!RESOLVED_STATES.contains(row.text(STATE).toLowerCase(Locale.ROOT))) {
      intake.leaveOut("an open ticket");
      return;
    }
    intake.take(
        row.line(),
        new TicketIntake.TicketDraft(
            row.text(NUMBER),
            row.text(TITLE),
            ServiceNowJournal.markdown(row.text(DESCRIPTION)),
            ResolutionText.of(ServiceNowJournal.markdown(row.text(CLOSE_NOTES)), comments(row)),
            row.find(RESOLVED).flatMap(times::find).or(() -> row.find(CLOSED).flatMap(times::find)),
            row.find(GROUP),
            Optional.empty(),
            LABELS.stream().flatMap(column -> row.list(column).stream()).toList()));
  }

  private List<TicketComment> comments(CsvRow row) {
    ServiceNowJournal journal =
        new ServiceNowJournal(row.text(ASSIGNEE), row.text(CALLER), internal);
    return JOURNALS.stream()
        .flatMap(
            column ->
                row.list(column).stream()
                    .flatMap(cell -> journal.entries(cell, !column.equals(COMMENTS)).stream()))
        .toList();
  }
}
