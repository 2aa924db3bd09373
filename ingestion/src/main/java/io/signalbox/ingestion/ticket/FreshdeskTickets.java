package io.signalbox.ingestion.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.ingestion.json.JsonFields;
import io.signalbox.ingestion.page.HtmlFragment;
import io.signalbox.ingestion.read.TimestampReader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * JSON mapping of Freshdesk tickets, from the REST API with conversations or from an account export
 * with notes. The export wraps each ticket in {@code helpdesk_ticket}.
 */
final class FreshdeskTickets implements JsonTicketLayout {
  /** Status values of resolved and closed tickets; an account's own states have higher numbers. */
  private static final Set<String> RESOLVED = Set.of("4", "5", "resolved", "closed");

  @Override
  public boolean fits(Set<String> names) {
    return names.contains("helpdesk_ticket")
        || (names.contains("subject") && names.contains("responder_id"));
  }

  @Override
  public Set<String> wrappers() {
    return Set.of("tickets", "results");
  }

  @Override
  public Stream<JsonNode> tickets(JsonNode row) {
    JsonNode wrapped = row.path("helpdesk_ticket");
    return Stream.of(wrapped.isObject() ? wrapped : row);
  }

  @Override
  public boolean isResolved(JsonNode ticket) {
    return RESOLVED.contains(JsonFields.text(ticket, "status").toLowerCase(Locale.ROOT));
  }

  @Override
  public TicketIntake.TicketDraft draft(JsonNode ticket, TimestampReader times, boolean internal) {
    return new TicketIntake.TicketDraft(
        JsonFields.any(ticket, "display_id", "id").map(id -> "#" + id).orElse(""),
        JsonFields.text(ticket, "subject"),
        text(ticket, "description_html", "description", "description_text"),
        ResolutionText.of("", comments(ticket, internal)),
        JsonFields.find(ticket, "stats", "resolved_at")
            .or(() -> JsonFields.find(ticket, "stats", "closed_at"))
            .or(() -> JsonFields.find(ticket, "ticket_states", "resolved_at"))
            .or(() -> JsonFields.find(ticket, "updated_at"))
            .flatMap(times::find),
        JsonFields.find(ticket, "group", "name")
            .or(() -> JsonFields.any(ticket, "group_name", "responder_name")),
        Optional.empty(),
        JsonFields.names(ticket.path("tags")));
  }

  private static List<TicketComment> comments(JsonNode ticket, boolean internal) {
    String solver = JsonFields.text(ticket, "responder_id");
    String requester = JsonFields.text(ticket, "requester_id");
    JsonNode said =
        ticket.has("conversations") ? ticket.path("conversations") : ticket.path("notes");
    return JsonFields.list(said).stream()
        .map(note -> note.path("helpdesk_note").isObject() ? note.path("helpdesk_note") : note)
        .filter(note -> internal || !note.path("private").asBoolean(false))
        .map(
            note -> {
              String author = JsonFields.text(note, "user_id");
              return new TicketComment(
                  author,
                  text(note, "body_html", "body", "body_text"),
                  note.path("incoming").asBoolean(false)
                      ? TicketComment.TicketPart.REQUESTER
                      : TicketComment.part(author, solver, requester));
            })
        .toList();
  }

  private static String text(JsonNode node, String... names) {
    return HtmlFragment.toMarkdown(JsonFields.any(node, names).orElse(""));
  }
}
