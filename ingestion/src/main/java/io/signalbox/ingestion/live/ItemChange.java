package io.signalbox.ingestion.live;

/** Entry of a source's change feed: one item was changed or removed. */
public sealed interface ItemChange {
  /** Returns the id of the item. */
  String id();

  /** Item that is new, or whose content or permissions changed. */
  record Changed(ItemVersion item) implements ItemChange {
    @Override
    public String id() {
      return item.id();
    }
  }

  /**
   * Item that the source reports as deleted or in the bin; it is removed without a further check.
   */
  record Removed(String id) implements ItemChange {}
}
