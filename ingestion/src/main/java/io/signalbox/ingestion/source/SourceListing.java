package io.signalbox.ingestion.source;

import io.signalbox.ingestion.read.SkippedItem;
import java.util.List;
import java.util.Map;

/**
 * Result of listing a folder source: files, unreadable entries and ignored ones.
 *
 * @param items sorted by path
 * @param skipped folders and files that could not be looked at
 * @param leftAlone numbers of files and folders that are not of the source's kind or lie outside
 *     it, by ending or reason
 * @param complete whether the whole source could be listed; if not, what is missing from the items
 *     must not be taken for gone
 */
public record SourceListing(
    List<SourceItem> items,
    List<SkippedItem> skipped,
    Map<String, Long> leftAlone,
    boolean complete) {
  public SourceListing {
    items = List.copyOf(items);
    skipped = List.copyOf(skipped);
    leftAlone = Map.copyOf(leftAlone);
  }
}
