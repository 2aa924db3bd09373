package io.signalbox.ingestion.ticket;

import io.signalbox.ingestion.read.RowSink;
import io.signalbox.ingestion.read.SkippedItem;
import io.signalbox.knowledge.ticket.Ticket;

/**
 * Sink for a file that is only looked something up in; what is wrong with it is said where the run
 * comes to it.
 */
record UnheardRows() implements RowSink<Ticket> {
  @Override
  public void row(Ticket ticket) {}

  @Override
  public void skipped(SkippedItem item) {}
}
