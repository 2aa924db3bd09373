package io.signalbox.ingestion.live.notion;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Cursor of Notion's search, which lists the pages edited last first: the time up to which
 * everything is stored and, within a listing, the next page and the newest time seen in it. Written
 * as three words.
 *
 * @param stored where the listing may end; the epoch to list everything
 * @param newest time of the first page of the listing; the epoch before it
 * @param page where the next page of the listing begins; empty at the first
 */
record SearchCursor(Instant stored, Instant newest, String page) {
  /** Time by which searches overlap, as Notion's index lags behind edits. */
  private static final Duration OVERLAP = Duration.ofHours(1);

  static SearchCursor parse(Optional<String> text) {
    String[] words = text.orElse("0 0").split(" ", 3);
    return new SearchCursor(
        Instant.ofEpochSecond(Long.parseLong(words[0])),
        Instant.ofEpochSecond(Long.parseLong(words[1])),
        words.length == 3 ? words[2] : "");
  }

  String text() {
    return (stored.getEpochSecond() + " " + newest.getEpochSecond() + " " + page).strip();
  }

  /** Returns whether everything edited at this time is stored. */
  boolean covers(Instant edited) {
    return edited.isBefore(stored.minus(stored.equals(Instant.EPOCH) ? Duration.ZERO : OVERLAP));
  }

  /** Returns the cursor within the listing, behind a page of it. */
  SearchCursor within(Instant latest, String next) {
    return new SearchCursor(stored, latest.isAfter(newest) ? latest : newest, next);
  }

  /** Returns the cursor behind the listing. */
  SearchCursor ended(Instant latest) {
    Instant seen = latest.isAfter(newest) ? latest : newest;
    return new SearchCursor(seen.isAfter(stored) ? seen : stored, Instant.EPOCH, "");
  }
}
