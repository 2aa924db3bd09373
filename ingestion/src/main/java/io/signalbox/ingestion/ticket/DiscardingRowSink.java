package io.signalbox.ingestion.ticket;

import io.signalbox.ingestion.read.RowSink;
import io.signalbox.ingestion.read.SkippedItem;
import io.signalbox.knowledge.ticket.Ticket;

/**
 * Row sink that ignores everything, for files read only as a lookup; their problems are reported
 * when the run reads them.
 */
record DiscardingRowSink() implements RowSink<Ticket> {
  @Override
  public void row(Ticket ticket) {}

  @Override
  public void skipped(SkippedItem item) {}
}
