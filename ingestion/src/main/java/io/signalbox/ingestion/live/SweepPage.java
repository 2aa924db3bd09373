package io.signalbox.ingestion.live;

import java.util.List;
import java.util.Optional;

/**
 * One page of a complete listing of a source's items.
 *
 * @param next where the next page begins; empty on the last one, which alone makes a sweep complete
 */
public record SweepPage(List<ItemVersion> items, Optional<String> next) {
  public SweepPage {
    items = List.copyOf(items);
  }
}
