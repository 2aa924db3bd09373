package io.signalbox.ingestion.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.ingestion.json.JsonFields;
import io.signalbox.ingestion.read.TimestampReader;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Mapping of one ticket system's JSON export to tickets; each ticket is an object that holds its
 * comments.
 */
interface JsonTicketLayout {
  /** Returns whether these field names of one nesting level are those of this system's tickets. */
  boolean fits(Set<String> names);

  /** Returns the names of the array fields in which a page object holds its tickets. */
  Set<String> wrappers();

  /** Returns the tickets in an object of the export, unwrapping them where needed. */
  default Stream<JsonNode> tickets(JsonNode row) {
    return Stream.of(row);
  }

  /**
   * Returns a description of an object that is no ticket, such as "a merge request"; empty for a
   * ticket.
   */
  default Optional<String> other(JsonNode ticket) {
    return Optional.empty();
  }

  boolean isResolved(JsonNode ticket);

  /** Returns whether the ticket is confidential or private. */
  default boolean isHidden(JsonNode ticket) {
    return ticket.path("confidential").asBoolean(false)
        || ticket.path("is_private").asBoolean(false);
  }

  /**
   * Converts the JSON of a ticket to a draft that {@link TicketIntake} checks.
   *
   * @param internal whether notes that requesters do not see are read too
   */
  TicketIntake.TicketDraft draft(JsonNode ticket, TimestampReader times, boolean internal);

  /**
   * Returns a person's name, from the first of the fields name, displayName and username; empty
   * without one.
   */
  static String person(JsonNode person) {
    return JsonFields.any(person, "name", "displayName", "username").orElse("");
  }
}
