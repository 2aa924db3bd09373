package io.signalbox.ingestion.live;

import io.signalbox.knowledge.ticket.Ticket;
import java.util.Optional;

/** Text of an item, in a form that folder sources read as well. */
public sealed interface ItemBody {

  /**
   * A page.
   *
   * @param fileName its ending tells the format: {@code .md}, {@code .html}, {@code .rst}, {@code
   *     .pdf} …
   */
  @SuppressWarnings("ArrayRecordComponent") // read-only, and never compared
  record Page(String fileName, byte[] bytes) implements ItemBody {}

  /** A ticket that was resolved. */
  record ResolvedTicket(Ticket ticket) implements ItemBody {}

  /**
   * An on-call table, which takes the place of the item's former rows.
   *
   * @param fileName as an export has it
   * @param format name of the format; empty to tell by content
   */
  @SuppressWarnings("ArrayRecordComponent") // read-only, and never compared
  record OnCallFile(String fileName, Optional<String> format, byte[] bytes) implements ItemBody {}
}
