package io.signalbox.ingestion.run;

import io.signalbox.ingestion.read.SkippedItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what a run does to one source. For one thread. */
final class SourceTally {
  /**
   * Skips beyond this are counted, not listed: a broken export would fill the screen and the
   * memory.
   */
  static final int MOST_LISTED = 1_000;

  private final List<SkippedItem> skipped = new ArrayList<>();
  private final List<SkippedItem> notes = new ArrayList<>();
  private final Map<String, Long> leftOut = new TreeMap<>();
  private final Map<String, Long> masked = new TreeMap<>();
  private final List<SkippedItem> ofFile = new ArrayList<>();
  private long skippedCount;
  private long brokenOff;
  private long added;
  private long unchanged;
  private long removed;
  private long rows;

  /** Documents given to the corpus, of which so many changed anything. */
  void stored(int given, int changed) {
    added += changed;
    unchanged += given - changed;
  }

  void removedOne() {
    removed++;
  }

  /** Rows of a table read. */
  void rows(long count) {
    rows += count;
  }

  /** Starts the list that {@link #skippedOfFile} gives. */
  void beginFile() {
    ofFile.clear();
  }

  /** Items skipped since the file began, up to the number that is kept of one file. */
  List<SkippedItem> skippedOfFile() {
    return List.copyOf(ofFile);
  }

  /** A file stopped making sense before its end. */
  void breakOff(SkippedItem each) {
    brokenOff++;
    skip(each);
  }

  void skip(SkippedItem each) {
    skippedCount++;
    if (ofFile.size() < SkippedItemRows.MOST_OF_FILE) {
      ofFile.add(each);
    }
    if (skipped.size() < MOST_LISTED) {
      skipped.add(each);
    }
  }

  void note(SkippedItem each) {
    if (notes.size() < MOST_LISTED) {
      notes.add(each);
    }
  }

  void leaveOut(String why) {
    leftOut.merge(why, 1L, Long::sum);
  }

  void mask(String what) {
    masked.merge(what, 1L, Long::sum);
  }

  SourceReport report(String source, long filesRead, long filesUnchanged) {
    return new SourceReport(
        source,
        filesRead,
        filesUnchanged,
        added,
        unchanged,
        removed,
        rows,
        skippedCount,
        brokenOff,
        skipped,
        notes,
        leftOut,
        masked);
  }
}
