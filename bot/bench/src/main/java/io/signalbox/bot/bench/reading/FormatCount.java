package io.signalbox.bot.bench.reading;

import io.signalbox.ingestion.read.RowSink;
import io.signalbox.ingestion.read.SkippedItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Counters of the results of reading the files of one format. For one thread. */
final class FormatCount implements RowSink<Object> {
  private static final int MOST_NAMED = 5;

  private final Map<String, Long> reasons = new TreeMap<>();
  private final List<String> named = new ArrayList<>();
  private Consumer<Object> told = row -> {};
  private long files;
  private long documents;
  private long rows;
  private long skipped;
  private long leftOut;
  private long saidBefore;
  private long silent;
  private long nanos;

  /** Counts a file as read, with the nanoseconds it took. */
  void file(long took) {
    files++;
    nanos += took;
    long said = documents + rows + skipped + leftOut;
    silent += said == saidBefore ? 1 : 0;
    saidBefore = said;
  }

  void document() {
    documents++;
  }

  /** Sets the receiver of the rows that follow. */
  void tell(Consumer<Object> next) {
    told = next;
  }

  @Override
  public void row(Object row) {
    rows++;
    told.accept(row);
  }

  @Override
  public void noted(SkippedItem note) {
    told.accept("note: " + note);
  }

  @Override
  public void skipped(SkippedItem item) {
    skipped++;
    // The same complaint about another line or value is one reason.
    reasons.merge(item.reason().replaceAll("\"[^\"]*\"|\\d+", "…"), 1L, Long::sum);
    if (named.size() < MOST_NAMED) {
      named.add(item.toString());
    }
  }

  @Override
  public void leftOut(String why) {
    leftOut++;
    reasons.merge("left out: " + why, 1L, Long::sum);
  }

  long files() {
    return files;
  }

  /** Returns the number of files without any result or message. */
  long silent() {
    return silent;
  }

  /** Returns the format's line of the table: files, documents, rows, skipped, left out, seconds. */
  String line() {
    return "%7d %9d %9d %8d %9d %8.2f"
        .formatted(files, documents, rows, skipped, leftOut, nanos / 1e9);
  }

  /** Returns the reasons for skipping, the most frequent first. */
  List<String> reasons() {
    return reasons.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
        .limit(MOST_NAMED)
        .map(entry -> entry.getValue() + " × " + entry.getKey())
        .toList();
  }

  List<String> named() {
    return named;
  }
}
