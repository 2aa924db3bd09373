package io.signalbox.ingestion.live;

/** Change that a source tells of. */
public sealed interface ItemChange {
  /** Returns the id of the item. */
  String id();

  /** The item is new, or its content or rights are others. */
  record Changed(ItemVersion item) implements ItemChange {
    @Override
    public String id() {
      return item.id();
    }
  }

  /** The source says that the item was deleted or is in the bin; believed at once. */
  record Removed(String id) implements ItemChange {}
}
