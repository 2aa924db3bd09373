package io.signalbox.ingestion.ticket;

import io.signalbox.ingestion.read.RowSink;
import io.signalbox.ingestion.read.SkippedItem;
import io.signalbox.knowledge.ticket.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Checks common to all readers of tickets, including repeated keys. */
final class TicketIntake {
  private final String path;
  private final RowSink<Ticket> sink;
  private final SeenKeys seen = new SeenKeys();

  TicketIntake(String path, RowSink<Ticket> sink) {
    this.path = path;
    this.sink = sink;
  }

  /** Gives the ticket on, or says why it cannot. */
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

  /** A ticket before the checks; the components are those of {@link Ticket}. */
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
