package io.signalbox.ingestion.source;

import io.signalbox.ingestion.read.SkippedItem;
import java.util.List;

/**
 * Current content of a source.
 *
 * @param items sorted by path
 * @param skipped folders and files that could not be looked at
 * @param complete whether the whole source could be listed; if not, what is missing from the items
 *     must not be taken for gone
 */
public record SourceListing(List<SourceItem> items, List<SkippedItem> skipped, boolean complete) {
  public SourceListing {
    items = List.copyOf(items);
    skipped = List.copyOf(skipped);
  }
}
