package io.signalbox.ingestion.run;

import io.signalbox.ingestion.read.SkippedItem;
import io.signalbox.ingestion.removal.HeldRemoval;
import io.signalbox.knowledge.document.DocumentId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final List<DocumentId> vanished = new ArrayList<>();
  private Optional<ShrunkTable> shrunk = Optional.empty();
  private long grown;
  private final Map<String, Long> leftAlone = new TreeMap<>();
  private long removed;
  private long removedTables;
  private long rows;

  /** Documents given to the corpus, of which so many changed anything. */
  void stored(int given, int changed) {
    added += changed;
    unchanged += given - changed;
  }

  void removedOne() {
    removed++;
  }

  void removedTable() {
    removedTables++;
  }

  /** A document that its file held before and does not hold any more. */
  void vanished(DocumentId id) {
    vanished.add(id);
  }

  /** Returns the vanished documents since the last call. */
  List<DocumentId> takeVanished() {
    List<DocumentId> taken = List.copyOf(vanished);
    vanished.clear();
    return taken;
  }

  /**
   * Table that holds fewer rows than are stored of it.
   *
   * @param replacement puts its rows in the place of the stored ones
   */
  record ShrunkTable(long lost, Runnable replacement) {}

  void shrunk(ShrunkTable table) {
    shrunk = Optional.of(table);
  }

  /** Returns the shrunk table since the last call. */
  Optional<ShrunkTable> takeShrunk() {
    Optional<ShrunkTable> taken = shrunk;
    shrunk = Optional.empty();
    return taken;
  }

  /** Rows stored of a table beyond those that were stored of it before. */
  void grown(long count) {
    grown += count;
  }

  long grown() {
    return grown;
  }

  void leftAlone(Map<String, Long> counts) {
    leftAlone.putAll(counts);
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

  /** Report of a source that was not looked at for its files. */
  SourceReport report(String source) {
    return report(source, new RunCounts(0, 0, true, Optional.empty()));
  }

  /**
   * Numbers of a run beside those that its readers count.
   *
   * @param listed whether the whole source could be listed
   * @param held removal that waits for somebody's word
   */
  record RunCounts(
      long filesRead, long filesUnchanged, boolean listed, Optional<HeldRemoval> held) {}

  SourceReport report(String source, RunCounts counts) {
    return new SourceReport(
        source,
        counts.filesRead(),
        counts.filesUnchanged(),
        added,
        unchanged,
        removed,
        removedTables,
        rows,
        skippedCount,
        brokenOff,
        skipped,
        notes,
        leftOut,
        masked,
        leftAlone,
        counts.listed(),
        counts.held());
  }
}
