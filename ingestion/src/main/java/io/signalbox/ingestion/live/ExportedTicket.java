package io.signalbox.ingestion.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.ingestion.read.RowSink;
import io.signalbox.ingestion.read.SkippedItem;
import io.signalbox.ingestion.ticket.TicketFormat;
import io.signalbox.knowledge.ticket.Ticket;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Optional;

/** Reads a ticket that a system gives as JSON by the reader of that system's exports. */
public final class ExportedTicket {
  private ExportedTicket() {}

  /**
   * Returns the ticket; skipped where it is none that is kept, such as an open one.
   *
   * @param ticket as an export has it, with its comments where exports have them
   * @param version as listings have it
   * @param zone of times without an offset
   */
  public static ItemContent read(
      TicketFormat format, JsonNode ticket, String version, ZoneId zone) {
    OnlyTicket only = new OnlyTicket();
    byte[] export = ("[" + ticket + "]").getBytes(StandardCharsets.UTF_8);
    try {
      format.reader(zone, false).read("ticket.json", new ByteArrayInputStream(export), only);
    } catch (IOException e) {
      only.reason = "cannot be read: " + e.getClass().getSimpleName();
    }
    return only.ticket.isPresent()
        ? new ItemContent.Present(
            version,
            LiveItem.of(new ItemBody.ResolvedTicket(only.ticket.get()), only.ticket.get().link()))
        : new ItemContent.Skipped(version, only.reason);
  }

  /** Keeps the ticket, or the first reason why there is none. */
  private static final class OnlyTicket implements RowSink<Ticket> {
    private Optional<Ticket> ticket = Optional.empty();
    private String reason = "is no ticket";

    @Override
    public void row(Ticket row) {
      ticket = Optional.of(row);
    }

    @Override
    public void skipped(SkippedItem item) {
      reason = item.reason();
    }

    @Override
    public void leftOut(String why) {
      reason = "is " + why;
    }
  }
}
