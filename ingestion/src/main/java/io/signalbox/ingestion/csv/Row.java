package io.signalbox.ingestion.csv;

import java.util.List;
import java.util.Optional;

/**
 * One row of a table.
 *
 * @param line where it starts, from 1
 */
public record Row(long line, Header header, List<String> cells) {
  public Row {
    cells = List.copyOf(cells);
  }

  /**
   * Returns the trimmed cell of the column; empty when the table has no such column or the cell is blank.
   */
  public Optional<String> find(Column column) {
    return list(column).stream().findFirst();
  }

  /** {@link #find}, with the empty string for nothing. */
  public String text(Column column) {
    return find(column).orElse("");
  }

  /** Returns the trimmed cells of all columns of this name, without blank ones. */
  public List<String> list(Column column) {
    return header.places(column).stream()
        .map(place -> cells.get(place).strip())
        .filter(cell -> !cell.isEmpty())
        .toList();
  }
}
