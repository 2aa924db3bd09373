package io.signalbox.ingestion.run;

import io.signalbox.ingestion.read.SkippedItem;
import java.util.List;
import java.util.Map;

/**
 * Counts and skipped items of one source in one run.
 *
 * @param filesRead new or changed files that were read
 * @param filesUnchanged files that cost a look only
 * @param stored documents added or updated
 * @param same documents read again and found as they were
 * @param removed documents that vanished
 * @param rows rows of tables read
 * @param skippedCount how many rows and files could not be used
 * @param brokenOff how many files stopped making sense before their end
 * @param skipped the first of them, at most 1,000
 * @param notes what was odd, but used
 * @param leftOut what was right but is no knowledge, by reason
 * @param masked secrets masked, by kind
 */
public record SourceReport(
    String source,
    long filesRead,
    long filesUnchanged,
    long stored,
    long same,
    long removed,
    long rows,
    long skippedCount,
    long brokenOff,
    List<SkippedItem> skipped,
    List<SkippedItem> notes,
    Map<String, Long> leftOut,
    Map<String, Long> masked) {
  public SourceReport {
    skipped = List.copyOf(skipped);
    notes = List.copyOf(notes);
    leftOut = Map.copyOf(leftOut);
    masked = Map.copyOf(masked);
  }
}
