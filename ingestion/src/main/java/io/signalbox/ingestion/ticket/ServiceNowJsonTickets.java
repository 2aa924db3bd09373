package io.signalbox.ingestion.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.ingestion.json.JsonFields;
import io.signalbox.ingestion.json.JsonRow;
import io.signalbox.ingestion.json.JsonRows;
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
import java.util.stream.Stream;

/**
 * Parser of ServiceNow incidents in JSON: {@code {"records": […]}} of an export or {@code
 * {"result": […]}} of the Table API. A field may be an object with a display value. Records of the
 * XML export are converted to such objects first.
 */
final class ServiceNowJsonTickets implements RowReader<Ticket> {
  /**
   * Name of the added field with journal entries that are records of their own in the XML export.
   */
  static final String JOURNAL = "journal records";

  private static final Set<String> RESOLVED_STATES =
      Set.of("resolved", "closed", "closed complete", "complete", "completed", "solved", "6", "7");

  private final TimestampReader times;
  private final boolean internal;

  /**
   * @param internal whether work notes are read too
   */
  ServiceNowJsonTickets(ZoneId zone, boolean internal) {
    times = new TimestampReader(zone);
    this.internal = internal;
  }

  static boolean fits(Set<String> names) {
    return names.contains("number") && names.contains("short_description");
  }

  @Override
  public void read(String path, InputStream in, RowSink<Ticket> sink) throws IOException {
    TicketIntake intake = new TicketIntake(path, sink);
    new JsonRows(path, Set.of("records", "result"), sink, row -> take(row, intake)).read(in);
  }

  void take(JsonRow row, TicketIntake intake) {
    JsonNode incident = row.node();
    String state = find(incident, "state").or(() -> find(incident, "incident_state")).orElse("");
    if (!RESOLVED_STATES.contains(state.toLowerCase(Locale.ROOT))) {
      intake.leaveOut("an open ticket");
      return;
    }
    intake.take(
        row.line(),
        new TicketIntake.TicketDraft(
            find(incident, "number").orElse(""),
            find(incident, "short_description").orElse(""),
            ServiceNowJournal.markdown(find(incident, "description").orElse("")),
            ResolutionText.of(
                ServiceNowJournal.markdown(find(incident, "close_notes").orElse("")),
                comments(incident)),
            find(incident, "resolved_at")
                .flatMap(times::find)
                .or(() -> find(incident, "closed_at").flatMap(times::find)),
            find(incident, "assignment_group"),
            Optional.empty(),
            Stream.of("category", "subcategory", "cmdb_ci")
                .flatMap(name -> find(incident, name).stream())
                .toList()));
  }

  private List<TicketComment> comments(JsonNode incident) {
    ServiceNowJournal journal =
        new ServiceNowJournal(
            find(incident, "assigned_to").orElse(""),
            find(incident, "caller_id").orElse(""),
            internal);
    List<TicketComment> entries = journal.records(JsonFields.list(incident.path(JOURNAL)));
    return !entries.isEmpty()
        ? entries
        : Stream.of("comments", "work_notes", "comments_and_work_notes")
            .flatMap(
                name ->
                    find(incident, name).stream()
                        .flatMap(text -> journal.entries(text, !name.equals("comments")).stream()))
            .toList();
  }

  /** Returns a field's text, from the display value where the field is an object. */
  private static Optional<String> find(JsonNode incident, String name) {
    return JsonFields.find(incident, name)
        .or(() -> JsonFields.find(incident, name, "display_value"))
        .or(() -> JsonFields.find(incident, name, "value"));
  }
}
