package io.signalbox.ingestion.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.signalbox.ingestion.read.RowSink;
import io.signalbox.ingestion.read.SkippedItem;
import io.signalbox.ingestion.read.TextDecoder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Streaming parser of CSV tables with a header row. The delimiter is detected from the header; line
 * ends of all kinds, a byte order mark and empty lines are accepted. A row with too few or too many
 * cells whose meaning is not clear, with wrong bytes or of more than eight million characters is
 * skipped; a quote that never closes ends the table at the row where it opened.
 */
public final class CsvTable {
  private static final int HEADER_LIMIT = 64 * 1024;

  private final String path;
  private final List<CsvColumn> required;
  private final RowSink<?> sink;

  /**
   * @param required columns that a table must have; one that lacks a column is skipped as a whole
   * @param sink receives skipped rows
   */
  public CsvTable(String path, List<CsvColumn> required, RowSink<?> sink) {
    this.path = path;
    this.required = List.copyOf(required);
    this.sink = sink;
  }

  /**
   * Parses the stream and passes the rows to the consumer in order.
   *
   * @param in is not closed
   * @throws IOException only when the bytes cannot be read
   */
  public void read(InputStream in, Consumer<CsvRow> rows) throws IOException {
    BufferedReader text = TextDecoder.reader(in);
    CellCollector collector = new CellCollector();
    CsvReader<CellCollector.Cells> reader = reader(text, collector);
    Records records = new Records(reader.iterator(), collector);
    Optional<CellCollector.Cells> first = next(records);
    if (first.isEmpty() || !isUsable(first.get())) {
      if (first.isEmpty()) {
        skip(0, "holds no header");
      }
      return;
    }
    CsvHeader header = new CsvHeader(first.get().values());
    for (CsvColumn column : required) {
      if (!header.has(column)) {
        skip(first.get().line(), "has no column " + column);
        return;
      }
    }
    readRows(header, records, rows);
  }

  // FastCSV announces the end of the lenient quote without another way to go on behind a stray one,
  // and a stray
  // quote must not cost the rest of a gigabyte.
  @SuppressWarnings("removal")
  private static CsvReader<CellCollector.Cells> reader(BufferedReader text, CellCollector collector)
      throws IOException {
    return CsvReader.builder()
        .fieldSeparator(delimiter(text))
        .allowUnclosedQuote(false)
        .allowExtraCharsAfterClosingQuote(true)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .build(collector, text);
  }

  private void readRows(CsvHeader header, Records records, Consumer<CsvRow> rows)
      throws IOException {
    for (Optional<CellCollector.Cells> cells = next(records);
        cells.isPresent();
        cells = next(records)) {
      long line = cells.get().line();
      if (!isUsable(cells.get())) {
        continue;
      }
      List<String> values = cells.get().values();
      Optional<CsvRow> row = row(line, header, joined(cells.get(), header.width()));
      if (row.isPresent()) {
        rows.accept(row.get());
      } else {
        skip(line, "has " + values.size() + " cells where the header has " + header.width());
      }
    }
  }

  /**
   * Returns a row with as many cells as the header; empty where that is impossible. Surplus blank
   * cells are dropped; missing last cells are filled where the row has more than half of them and
   * all required ones.
   */
  private Optional<CsvRow> row(long line, CsvHeader header, List<String> values) {
    int width = header.width();
    if (values.size() >= width) {
      boolean isClear = values.subList(width, values.size()).stream().allMatch(String::isBlank);
      return isClear
          ? Optional.of(new CsvRow(line, header, values.subList(0, width)))
          : Optional.empty();
    }
    List<String> filled = new ArrayList<>(values);
    filled.addAll(Collections.nCopies(width - values.size(), ""));
    CsvRow row = new CsvRow(line, header, filled);
    boolean isClear =
        values.size() * 2 > width
            && required.stream().allMatch(column -> row.find(column).isPresent());
    return isClear ? Optional.of(row) : Optional.empty();
  }

  /**
   * Joins cells split at an unquoted comma followed by a blank ("label1, label2"), where that gives
   * the header's width.
   */
  private static List<String> joined(CellCollector.Cells cells, int width) {
    List<String> values = cells.values();
    if (cells.loose().isEmpty() || values.size() - cells.loose().size() != width) {
      return values;
    }
    List<String> joined = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      if (cells.loose().contains(i)) {
        joined.set(joined.size() - 1, joined.getLast() + "," + values.get(i));
      } else {
        joined.add(values.get(i));
      }
    }
    return joined;
  }

  private boolean isUsable(CellCollector.Cells cells) {
    if (cells.oversized()) {
      skip(cells.line(), "is longer than " + CellCollector.LIMIT + " characters");
      return false;
    }
    if (cells.values().stream().anyMatch(TextDecoder::isBroken)) {
      skip(cells.line(), TextDecoder.complaint());
      return false;
    }
    return true;
  }

  private Optional<CellCollector.Cells> next(Records records) throws IOException {
    try {
      return records.iterator.hasNext() ? Optional.of(records.iterator.next()) : Optional.empty();
    } catch (CsvParseException e) {
      sink.brokeOff(
          new SkippedItem(
              path,
              records.collector.line(),
              "opens a quote that never closes, so nothing from here on could be read"));
      return Optional.empty();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void skip(long line, String reason) {
    sink.skipped(new SkippedItem(path, line, reason));
  }

  /** Iterator of records with its collector, which knows the line where the parser broke. */
  private record Records(
      CloseableIterator<CellCollector.Cells> iterator, CellCollector collector) {}

  private static char delimiter(BufferedReader text) throws IOException {
    char[] start = new char[HEADER_LIMIT];
    text.mark(HEADER_LIMIT);
    int length = Math.max(0, text.read(start));
    text.reset();
    return CsvDelimiter.in(
        new String(start, 0, length)
            .lines()
            .filter(line -> !line.isBlank())
            .findFirst()
            .orElse(""));
  }
}
