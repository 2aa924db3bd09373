package io.signalbox.ingestion.live;

import io.signalbox.knowledge.ticket.Ticket;
import java.util.Optional;

/**
 * Content of one live item in one of the three forms that sources of files have too: page, ticket
 * or on-call table.
 */
public sealed interface ItemBody {

  /**
   * Bytes of a page file.
   *
   * @param fileName its ending tells the format: {@code .md}, {@code .html}, {@code .rst}, {@code
   *     .pdf} …
   */
  @SuppressWarnings("ArrayRecordComponent") // read-only, and never compared
  record Page(String fileName, byte[] bytes) implements ItemBody {}

  /** Resolved ticket, already parsed. */
  record ResolvedTicket(Ticket ticket) implements ItemBody {}

  /**
   * Bytes of a file with on-call shifts, which replace all rows stored of the item before.
   *
   * @param fileName as an export has it
   * @param format name of the format; empty to tell by content
   */
  @SuppressWarnings("ArrayRecordComponent") // read-only, and never compared
  record OnCallFile(String fileName, Optional<String> format, byte[] bytes) implements ItemBody {}
}
