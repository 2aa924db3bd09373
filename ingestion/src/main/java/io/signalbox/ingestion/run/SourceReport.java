package io.signalbox.ingestion.run;

import io.signalbox.ingestion.read.SkippedItem;
import io.signalbox.ingestion.removal.HeldRemoval;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Result of one ingestion run for one source: counts, skipped items and notes.
 *
 * @param filesRead new or changed files that were read
 * @param filesUnchanged files that cost a look only
 * @param stored documents added or updated
 * @param same documents read again and found as they were
 * @param removed documents that vanished
 * @param removedTables tables that vanished
 * @param rows rows of tables read
 * @param skippedCount how many rows and files could not be used
 * @param brokenOff how many files broke off before their end
 * @param skipped the first of them, at most 1,000
 * @param notes what was odd, but used
 * @param leftOut what was right but is no knowledge, by reason
 * @param masked secrets masked, by kind
 * @param leftAlone files that are not of the source's kind or lie outside it, by ending or reason
 * @param listed whether the whole source could be listed; if not, nothing was removed
 * @param held removal that was not carried out and waits for somebody's word
 */
public record SourceReport(
    String source,
    long filesRead,
    long filesUnchanged,
    long stored,
    long same,
    long removed,
    long removedTables,
    long rows,
    long skippedCount,
    long brokenOff,
    List<SkippedItem> skipped,
    List<SkippedItem> notes,
    Map<String, Long> leftOut,
    Map<String, Long> masked,
    Map<String, Long> leftAlone,
    boolean listed,
    Optional<HeldRemoval> held) {
  public SourceReport {
    skipped = List.copyOf(skipped);
    notes = List.copyOf(notes);
    leftOut = Map.copyOf(leftOut);
    masked = Map.copyOf(masked);
    leftAlone = Map.copyOf(leftAlone);
  }
}
