package io.signalbox.ingestion.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.ingestion.json.JsonRow;
import io.signalbox.ingestion.json.JsonRows;
import io.signalbox.ingestion.read.RowReader;
import io.signalbox.ingestion.read.RowSink;
import io.signalbox.ingestion.read.TimestampReader;
import io.signalbox.knowledge.ticket.Ticket;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.Optional;

/** Parser of ticket JSON exports, driven by a {@link JsonTicketLayout}. */
final class JsonTickets implements RowReader<Ticket> {
  private final JsonTicketLayout layout;
  private final TimestampReader times;
  private final boolean internal;

  /**
   * @param internal whether confidential tickets and internal notes are read too
   */
  JsonTickets(JsonTicketLayout layout, ZoneId zone, boolean internal) {
    this.layout = layout;
    this.times = new TimestampReader(zone);
    this.internal = internal;
  }

  @Override
  public void read(String path, InputStream in, RowSink<Ticket> sink) throws IOException {
    TicketIntake intake = new TicketIntake(path, sink);
    new JsonRows(path, layout.wrappers(), sink, row -> take(row, intake)).read(in);
  }

  private void take(JsonRow row, TicketIntake intake) {
    layout.tickets(row.node()).forEach(ticket -> take(row.line(), ticket, intake));
  }

  private void take(long line, JsonNode ticket, TicketIntake intake) {
    Optional<String> other = layout.other(ticket);
    if (other.isPresent()) {
      intake.leaveOut(other.get());
    } else if (!layout.isResolved(ticket)) {
      intake.leaveOut("an open ticket");
    } else if (layout.isHidden(ticket) && !internal) {
      intake.leaveOut("a confidential ticket");
    } else {
      intake.take(line, layout.draft(ticket, times, internal));
    }
  }
}
