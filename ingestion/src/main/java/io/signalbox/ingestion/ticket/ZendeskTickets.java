package io.signalbox.ingestion.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.ingestion.json.JsonFields;
import io.signalbox.ingestion.json.JsonRow;
import io.signalbox.ingestion.json.JsonRows;
import io.signalbox.ingestion.page.HtmlFragment;
import io.signalbox.ingestion.read.RowReader;
import io.signalbox.ingestion.read.RowSink;
import io.signalbox.ingestion.read.TimestampReader;
import io.signalbox.knowledge.ticket.Ticket;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Parser of Zendesk's JSON ticket export: pages {@code {"tickets": […]}}, an array, or one object a
 * line. The first comment repeats the description and is never taken as the resolution.
 */
final class ZendeskTickets implements RowReader<Ticket> {
  static final Set<String> WRAPPERS = Set.of("tickets", "results");
  private static final Set<String> RESOLVED = Set.of("solved", "closed");

  private final TimestampReader times;
  private final boolean internal;

  /**
   * @param internal whether notes that requesters do not see are read too
   */
  ZendeskTickets(ZoneId zone, boolean internal) {
    times = new TimestampReader(zone);
    this.internal = internal;
  }

  static boolean fits(Set<String> names) {
    return names.contains("status")
        && (names.contains("subject") || names.contains("raw_subject"))
        && names.contains("id");
  }

  @Override
  public void read(String path, InputStream in, RowSink<Ticket> sink) throws IOException {
    TicketIntake intake = new TicketIntake(path, sink);
    new JsonRows(path, WRAPPERS, sink, row -> take(row, intake)).read(in);
  }

  private void take(JsonRow row, TicketIntake intake) {
    JsonNode ticket = row.node().path("ticket").isObject() ? row.node().path("ticket") : row.node();
    String status = JsonFields.text(ticket, "status").toLowerCase(Locale.ROOT);
    if (status.isEmpty()) {
      intake.skip(
          row.line(),
          "the ticket has no status; expected one of new, open, pending, hold, solved, closed");
      return;
    }
    if (!RESOLVED.contains(status)) {
      intake.leaveOut("an open ticket");
      return;
    }
    String description = HtmlFragment.toMarkdown(JsonFields.text(ticket, "description"));
    List<TicketComment> comments = comments(ticket);
    String problem =
        !description.isEmpty() || comments.isEmpty() ? description : comments.getFirst().text();
    intake.take(
        row.line(),
        new TicketIntake.TicketDraft(
            JsonFields.find(ticket, "id").map(id -> "#" + id).orElse(""),
            JsonFields.any(ticket, "subject", "raw_subject").orElse(""),
            problem,
            ResolutionText.of(
                HtmlFragment.toMarkdown(
                    JsonFields.any(ticket, "resolution", "resolution_notes").orElse("")),
                comments.stream().filter(comment -> !comment.text().equals(problem)).toList()),
            solvedAt(ticket),
            JsonFields.find(ticket, "group", "name")
                .or(() -> JsonFields.any(ticket, "group", "group_name"))
                .or(() -> JsonFields.find(ticket, "assignee", "name")),
            link(ticket),
            JsonFields.names(ticket.path("tags"))));
  }

  private Optional<Instant> solvedAt(JsonNode ticket) {
    return JsonFields.find(ticket, "metric_set", "solved_at")
        .or(() -> JsonFields.any(ticket, "solved_at", "closed_at", "updated_at"))
        .flatMap(times::find);
  }

  private List<TicketComment> comments(JsonNode ticket) {
    String solver = JsonFields.text(ticket, "assignee_id");
    String requester = JsonFields.text(ticket, "requester_id");
    return JsonFields.list(ticket.path("comments")).stream()
        .filter(comment -> internal || comment.path("public").asBoolean(true))
        .map(
            comment ->
                new TicketComment(
                    JsonFields.find(comment, "author", "name")
                        .or(() -> JsonFields.any(comment, "author"))
                        .orElse(""),
                    HtmlFragment.toMarkdown(
                        JsonFields.any(comment, "html_body", "plain_body", "body").orElse("")),
                    TicketComment.part(JsonFields.text(comment, "author_id"), solver, requester)))
        .toList();
  }

  /** Returns the ticket's address for people, not that of the REST API. */
  private static Optional<String> link(JsonNode ticket) {
    return JsonFields.find(ticket, "url")
        .filter(url -> url.matches("https?://\\S+"))
        .map(url -> url.replaceFirst("/api/v2/tickets/(\\d+)\\.json$", "/agent/tickets/$1"));
  }
}
