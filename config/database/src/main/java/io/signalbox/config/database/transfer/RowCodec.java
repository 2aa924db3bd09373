package io.signalbox.config.database.transfer;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Binary encoding of table rows for backups and digests; equal rows have equal bytes on H2 and
 * PostgreSQL.
 */
public final class RowCodec {
  private RowCodec() {}

  /** Writes each value of a row, preceded by a boolean that is false for SQL NULL. */
  public static void write(List<StoredColumn> columns, List<Optional<Object>> row, DataOutput out)
      throws IOException {
    for (int i = 0; i < columns.size(); i++) {
      Optional<Object> value = row.get(i);
      out.writeBoolean(value.isPresent());
      if (value.isPresent()) {
        columns.get(i).kind().write(value.get(), out);
      }
    }
  }

  /** Reads one row that {@link #write} wrote. */
  public static List<Optional<Object>> read(List<StoredColumn> columns, DataInput in)
      throws IOException {
    List<Optional<Object>> row = new ArrayList<>();
    for (StoredColumn column : columns) {
      row.add(in.readBoolean() ? Optional.of(column.kind().read(in)) : Optional.empty());
    }
    return row;
  }
}
