package io.signalbox.config.database.transfer;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Types of column values with their binary encoding, which is independent of the database: a time
 * is an instant whatever its zone, a number has no trailing zeros.
 */
public enum ColumnType {
  TEXT,
  WHOLE,
  FRACTION,
  DECIMAL,
  TRUTH,
  DAY,
  INSTANT,
  BYTES;

  private static final int MOST_BYTES = 1 << 28;

  void write(Object value, DataOutput out) throws IOException {
    switch (this) {
      case TEXT -> bytes(((String) value).getBytes(StandardCharsets.UTF_8), out);
      case WHOLE -> out.writeLong((Long) value);
      case FRACTION -> out.writeDouble((Double) value);
      case DECIMAL -> out.writeUTF(((BigDecimal) value).stripTrailingZeros().toPlainString());
      case TRUTH -> out.writeBoolean((Boolean) value);
      case DAY -> out.writeLong(((LocalDate) value).toEpochDay());
      case INSTANT -> {
        Instant at = (Instant) value;
        out.writeLong(at.getEpochSecond());
        out.writeInt(at.getNano());
      }
      case BYTES -> bytes((byte[]) value, out);
    }
  }

  Object read(DataInput in) throws IOException {
    return switch (this) {
      case TEXT -> new String(bytes(in), StandardCharsets.UTF_8);
      case WHOLE -> in.readLong();
      case FRACTION -> in.readDouble();
      case DECIMAL -> new BigDecimal(in.readUTF());
      case TRUTH -> in.readBoolean();
      case DAY -> LocalDate.ofEpochDay(in.readLong());
      case INSTANT -> Instant.ofEpochSecond(in.readLong(), in.readInt());
      case BYTES -> bytes(in);
    };
  }

  private static void bytes(byte[] value, DataOutput out) throws IOException {
    out.writeInt(value.length);
    out.write(value);
  }

  private static byte[] bytes(DataInput in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > MOST_BYTES) {
      throw new IOException("a value of " + length + " bytes");
    }
    byte[] value = new byte[length];
    in.readFully(value);
    return value;
  }
}
