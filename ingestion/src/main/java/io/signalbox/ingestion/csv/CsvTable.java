package io.signalbox.ingestion.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.signalbox.ingestion.read.RowSink;
import io.signalbox.ingestion.read.SkippedItem;
import io.signalbox.ingestion.read.Utf8Text;
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
 * Reads a table row by row. Comma, semicolon, tab and bar are told apart by the header; line ends
 * of all kinds, a byte order mark and empty lines are taken as they come. A row with too few or too
 * many cells whose meaning is not clear, with wrong bytes or of more than eight million characters
 * is skipped; a quote that never closes ends the table at the row where it opened.
 */
public final class CsvTable {
  private static final int HEADER_LIMIT = 64 * 1024;

  private final String path;
  private final List<CsvColumn> required;
  private final RowSink<?> sink;

  /**
   * @param required columns without which no row makes sense; a table that lacks one is skipped
   *     whole
   * @param sink takes what was skipped
   */
  public CsvTable(String path, List<CsvColumn> required, RowSink<?> sink) {
    this.path = path;
    this.required = List.copyOf(required);
    this.sink = sink;
  }

  /**
   * Hands out the rows in their order.
   *
   * @param in is not closed
   * @throws IOException only when the bytes cannot be had
   */
  public void read(InputStream in, Consumer<CsvRow> rows) throws IOException {
    BufferedReader text = Utf8Text.reader(in);
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
   * Row with as many cells as the header. Blank ones too many, as spreadsheets write them, go; the
   * last ones may be missing of a row that holds more than half, and all that is required.
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
   * The cells, with those that a comma within a text made put together again where that gives the
   * header's width: "label1, label2" that nobody quoted.
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
    if (cells.values().stream().anyMatch(Utf8Text::isBroken)) {
      skip(cells.line(), Utf8Text.complaint());
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

  /** The parser knows where it broke only through the one that collects for it. */
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
