package io.signalbox.ingestion.live;

import java.util.List;
import java.util.OptionalLong;

/**
 * One page of a source's change feed, with the cursor that is stored together with it.
 *
 * @param cursor stored together with these changes; the next page begins there
 * @param more whether there is a next page already
 * @param left how many changes follow this page, where the source knows
 */
public record ChangePage(List<ItemChange> changes, String cursor, boolean more, OptionalLong left) {
  public ChangePage {
    changes = List.copyOf(changes);
  }
}
