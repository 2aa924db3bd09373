package io.signalbox.ingestion.live;

/** Outcome of asking for one item. */
public sealed interface ItemContent {

  /**
   * The item is there.
   *
   * @param version as listings have it
   */
  record Present(String version, LiveItem item) implements ItemContent {}

  /**
   * The item is there, and nothing of it is kept.
   *
   * @param reason half a sentence for the operator, the same for all items of its sort
   */
  record Skipped(String version, String reason) implements ItemContent {}

  /** The source says that there is no such item: 404 or 410, or it moved to another source. */
  record Gone() implements ItemContent {}
}
