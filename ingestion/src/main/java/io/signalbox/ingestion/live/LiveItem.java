package io.signalbox.ingestion.live;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Content of one item of a live source, with its metadata.
 *
 * @param title where the system keeps it apart from the text
 * @param link where a person opens it
 * @param owner who answers for it, where its text names nobody
 * @param changedOn the day of its last change, where its text names no day of review
 * @param labels added to those of its text
 */
public record LiveItem(
    ItemBody body,
    Optional<String> title,
    Optional<String> link,
    Optional<String> owner,
    Optional<LocalDate> changedOn,
    List<String> labels) {
  public LiveItem {
    labels = List.copyOf(labels);
  }

  /** Returns an item without metadata other than its link. */
  public static LiveItem of(ItemBody body, Optional<String> link) {
    return new LiveItem(
        body, Optional.empty(), link, Optional.empty(), Optional.empty(), List.of());
  }
}
