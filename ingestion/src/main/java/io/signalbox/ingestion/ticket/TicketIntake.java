package io.signalbox.ingestion.ticket;

import io.signalbox.ingestion.read.RowSink;
import io.signalbox.ingestion.read.SkippedItem;
import io.signalbox.knowledge.ticket.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Validates parsed tickets of all formats, including repeated keys, and passes them to the row
 * sink.
 */
final class TicketIntake {
  private final String path;
  private final RowSink<Ticket> sink;
  private final SeenKeys seen = new SeenKeys();

  TicketIntake(String path, RowSink<Ticket> sink) {
    this.path = path;
    this.sink = sink;
  }

  /** Passes a valid ticket to the sink, and reports an invalid one as skipped. */
  void take(long line, TicketDraft draft) {
    if (draft.key().isBlank()) {
      skip(line, "the ticket has no key");
    } else if (draft.title().isBlank()) {
      skip(line, "ticket " + draft.key() + " has no title");
    } else if (!seen.add(draft.key())) {
      skip(line, "ticket " + draft.key() + " stands in this export already; the first one counts");
    } else {
      sink.row(draft.ticket());
    }
  }

  void skip(long line, String reason) {
    sink.skipped(new SkippedItem(path, line, reason));
  }

  void leaveOut(String why) {
    sink.leftOut(why);
  }

  /** Parsed ticket before validation; the components are those of {@link Ticket}. */
  record TicketDraft(
      String key,
      String title,
      String problem,
      String resolution,
      Optional<Instant> resolvedAt,
      Optional<String> owner,
      Optional<String> link,
      List<String> labels) {

    Ticket ticket() {
      return new Ticket(
          key.strip(),
          title.strip().replaceAll("\\s+", " "),
          problem,
          resolution,
          resolvedAt,
          owner,
          link,
          labels.stream().distinct().toList());
    }
  }
}
