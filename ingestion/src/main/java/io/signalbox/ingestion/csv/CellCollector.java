package io.signalbox.ingestion.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * FastCSV callback that collects the cells of one record and drops those of a record over the size
 * limit. So one enormous row costs itself and not the file. NUL characters, which no database
 * takes, are removed.
 */
final class CellCollector extends AbstractBaseCsvCallbackHandler<CellCollector.Cells> {
  static final int LIMIT = 8_000_000;

  /**
   * Cells of one record, before their number is checked.
   *
   * @param loose indexes of unquoted cells that begin with a blank, as text after an unquoted comma
   *     does
   */
  record Cells(long line, List<String> values, boolean oversized, List<Integer> loose) {}

  private List<String> values = new ArrayList<>();
  private List<Integer> loose = new ArrayList<>();
  private long size;

  /** Returns the line on which the current record starts. */
  long line() {
    return getStartingLineNumber();
  }

  @Override
  protected void handleBegin(long startingLineNumber) {
    values = new ArrayList<>();
    loose = new ArrayList<>();
    size = 0;
  }

  @Override
  protected void handleField(int fieldIdx, char[] buf, int offset, int len, boolean quoted) {
    size += len;
    if (size > LIMIT) {
      values.clear();
      return;
    }
    if (!quoted && len > 1 && buf[offset] == ' ' && !values.isEmpty()) {
      loose.add(values.size());
    }
    values.add(new String(buf, offset, len).replace("\0", ""));
  }

  @Override
  protected @Nullable Cells buildRecord() {
    return new Cells(getStartingLineNumber(), values, size > LIMIT, loose);
  }
}
