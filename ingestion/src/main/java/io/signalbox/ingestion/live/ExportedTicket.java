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

/**
 * Converts a ticket that a live system's REST API returned as JSON, with the parser of that
 * system's export files.
 */
public final class ExportedTicket {
  private ExportedTicket() {}

  /**
   * Parses one ticket; returns {@code Skipped} with the reason where it is not kept, for example
   * because it is still open.
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

  /** Row sink that holds the one parsed ticket, or the reason why there is none. */
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
