package io.signalbox.bot.bench.reading;

import io.signalbox.ingestion.read.RowSink;
import io.signalbox.ingestion.read.SkippedItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Results of reading the files of one format. For one thread. */
final class FormatCount implements RowSink<Object> {
  private static final int MOST_NAMED = 5;

  private final Map<String, Long> reasons = new TreeMap<>();
  private final List<String> named = new ArrayList<>();
  private long files;
  private long documents;
  private long rows;
  private long skipped;
  private long nanos;

  void file(long took) {
    files++;
    nanos += took;
  }

  void document() {
    documents++;
  }

  @Override
  public void row(Object row) {
    rows++;
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

  long files() {
    return files;
  }

  /** One line of the table: files, documents, rows, skipped, seconds. */
  String line() {
    return "%7d %9d %9d %8d %8.2f".formatted(files, documents, rows, skipped, nanos / 1e9);
  }

  /** The reasons for skipping, the most frequent first. */
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
