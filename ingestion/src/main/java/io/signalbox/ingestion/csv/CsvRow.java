package io.signalbox.ingestion.csv;

import java.util.List;
import java.util.Optional;

/**
 * Data row of a CSV table, with access to cells by column.
 *
 * @param line where it starts, from 1
 */
public record CsvRow(long line, CsvHeader header, List<String> cells) {
  public CsvRow {
    cells = List.copyOf(cells);
  }

  /**
   * Returns the trimmed cell of the column; empty when the table has no such column or the cell is
   * blank.
   */
  public Optional<String> find(CsvColumn column) {
    return list(column).stream().findFirst();
  }

  /** Returns the trimmed cell of the column, or the empty string. */
  public String text(CsvColumn column) {
    return find(column).orElse("");
  }

  /** Returns the trimmed, non-blank cells of all columns with this name. */
  public List<String> list(CsvColumn column) {
    return header.places(column).stream()
        .map(place -> cells.get(place).strip())
        .filter(cell -> !cell.isEmpty())
        .toList();
  }
}
