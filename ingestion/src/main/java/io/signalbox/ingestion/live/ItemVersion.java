package io.signalbox.ingestion.live;

/**
 * Id and version of one item, as listings and change feeds of a source give them.
 *
 * @param id unique in its source and the same for as long as the item exists; document ids end in
 *     it
 * @param version changes whenever the content does: a hash, a number, or a time of change
 */
public record ItemVersion(String id, String version) {
  public ItemVersion {
    if (id.isBlank()) {
      throw new IllegalArgumentException("an item needs an id");
    }
  }
}
