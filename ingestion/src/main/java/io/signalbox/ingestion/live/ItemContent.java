package io.signalbox.ingestion.live;

/** Result of fetching one item from a live source. */
public sealed interface ItemContent {

  /**
   * Item that exists, with its content.
   *
   * @param version as listings have it
   */
  record Present(String version, LiveItem item) implements ItemContent {}

  /**
   * Item that exists at the source but is not indexed.
   *
   * @param reason half a sentence for the operator, the same for all items of its sort
   */
  record Skipped(String version, String reason) implements ItemContent {}

  /**
   * Item that does not exist any more: the source answered 404 or 410, or it moved to another
   * source.
   */
  record Gone() implements ItemContent {}
}
