package io.signalbox.ingestion.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.ingestion.json.JsonFields;
import io.signalbox.ingestion.read.TimestampReader;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Export in which each ticket is an object with its comments in it. */
interface JsonTicketLayout {
  /** Returns whether the names on one level of a file are those of its tickets. */
  boolean fits(Set<String> names);

  /** Names of the arrays in which a page keeps its tickets. */
  Set<String> wrappers();

  /** The tickets of an object, which may be wrapped once more. */
  default Stream<JsonNode> tickets(JsonNode row) {
    return Stream.of(row);
  }

  /** A few words on an object that only looks like a ticket. */
  default Optional<String> other(JsonNode ticket) {
    return Optional.empty();
  }

  boolean isResolved(JsonNode ticket);

  /** Returns whether only a team sees the ticket. */
  default boolean isHidden(JsonNode ticket) {
    return ticket.path("confidential").asBoolean(false)
        || ticket.path("is_private").asBoolean(false);
  }

  /**
   * The ticket before its checks.
   *
   * @param internal whether notes that requesters do not see are read too
   */
  TicketIntake.TicketDraft draft(JsonNode ticket, TimestampReader times, boolean internal);

  /** The first of these people's names that is there. */
  static String person(JsonNode person) {
    return JsonFields.any(person, "name", "displayName", "username").orElse("");
  }
}
