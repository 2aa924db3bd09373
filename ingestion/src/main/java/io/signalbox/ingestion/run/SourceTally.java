package io.signalbox.ingestion.run;

import io.signalbox.ingestion.read.SkippedItem;
import io.signalbox.ingestion.removal.HeldRemoval;
import io.signalbox.knowledge.document.DocumentId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counters and skipped items of one ingestion run over one source. For one thread. */
final class SourceTally {
  /** Maximum number of skipped items listed; more are only counted, to bound memory and output. */
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

  /** Counts documents written to the corpus and how many of them changed it. */
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

  /** Records a document that its file no longer holds. */
  void vanished(DocumentId id) {
    vanished.add(id);
  }

  /** Returns and clears the documents that vanished since the last call. */
  List<DocumentId> takeVanished() {
    List<DocumentId> taken = List.copyOf(vanished);
    vanished.clear();
    return taken;
  }

  /**
   * Table file that holds fewer rows than are stored of it.
   *
   * @param replacement puts its rows in the place of the stored ones
   */
  record ShrunkTable(long lost, Runnable replacement) {}

  void shrunk(ShrunkTable table) {
    shrunk = Optional.of(table);
  }

  /** Returns and clears the table that shrank since the last call. */
  Optional<ShrunkTable> takeShrunk() {
    Optional<ShrunkTable> taken = shrunk;
    shrunk = Optional.empty();
    return taken;
  }

  /** Counts rows by which a stored table grew. */
  void grown(long count) {
    grown += count;
  }

  long grown() {
    return grown;
  }

  void leftAlone(Map<String, Long> counts) {
    leftAlone.putAll(counts);
  }

  /** Counts rows read from a table. */
  void rows(long count) {
    rows += count;
  }

  /** Clears the list of {@link #skippedOfFile} for the next file. */
  void beginFile() {
    ofFile.clear();
  }

  /**
   * Returns the items skipped in the current file, at most {@link SkippedItemRows#MOST_OF_FILE}.
   */
  List<SkippedItem> skippedOfFile() {
    return List.copyOf(ofFile);
  }

  /** Counts a file that broke off before its end. */
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

  /** Returns the report of a source whose files were not listed. */
  SourceReport report(String source) {
    return report(source, new RunCounts(0, 0, true, Optional.empty()));
  }

  /**
   * Counts of a run that its readers do not know.
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
