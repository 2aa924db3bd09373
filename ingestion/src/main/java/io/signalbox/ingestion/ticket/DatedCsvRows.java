package io.signalbox.ingestion.ticket;

import io.signalbox.ingestion.csv.CsvColumn;
import io.signalbox.ingestion.csv.CsvRow;
import io.signalbox.ingestion.csv.CsvTable;
import io.signalbox.ingestion.read.RowSink;
import io.signalbox.ingestion.read.SkippedItem;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Buffers the first 2,000 rows of a CSV table to detect the order of day and month in its date
 * column, then passes all rows on. For one use.
 */
final class DatedCsvRows {
  private static final int SNIFFED = 2_000;

  private final String path;
  private final CsvColumn dated;
  private final ExportDateParser times;
  private final RowSink<?> sink;
  private final List<CsvRow> first = new ArrayList<>();

  /**
   * @param dated the date column
   * @param sink receives a note on the order that was chosen
   */
  DatedCsvRows(String path, CsvColumn dated, ExportDateParser times, RowSink<?> sink) {
    this.path = path;
    this.dated = dated;
    this.times = times;
    this.sink = sink;
  }

  void read(CsvTable table, InputStream in, BiConsumer<CsvRow, ExportDateParser> rows)
      throws IOException {
    table.read(
        in,
        row -> {
          if (times.isDecided()) {
            rows.accept(row, times);
            return;
          }
          first.add(row);
          times.look(row.text(dated));
          if (first.size() == SNIFFED) {
            giveFirst(rows);
          }
        });
    giveFirst(rows);
  }

  private void giveFirst(BiConsumer<CsvRow, ExportDateParser> rows) {
    if (!times.isDecided()) {
      times.decide().ifPresent(note -> sink.noted(new SkippedItem(path, 0, note)));
      first.forEach(row -> rows.accept(row, times));
      first.clear();
    }
  }
}
