package io.signalbox.ingestion.csv;

import java.util.List;
import java.util.Optional;

/**
 * One row of a table.
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

  /** {@link #find}, with the empty string for nothing. */
  public String text(CsvColumn column) {
    return find(column).orElse("");
  }

  /** Returns the trimmed cells of all columns of this name, without blank ones. */
  public List<String> list(CsvColumn column) {
    return header.places(column).stream()
        .map(place -> cells.get(place).strip())
        .filter(cell -> !cell.isEmpty())
        .toList();
  }
}
