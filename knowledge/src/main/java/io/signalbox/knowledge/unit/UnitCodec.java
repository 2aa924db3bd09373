package io.signalbox.knowledge.unit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Binary encoding of text units for the index. The first byte is the version of this form. */
public final class UnitCodec {
  private static final byte VERSION = 2;

  /** Kinds of units in the order of their numbers in the encoding; a new one goes to the end. */
  private static final List<UnitKind> KINDS = List.of(UnitKind.values());

  private static final int NUMBERS = 4 * Integer.BYTES + 1;

  private UnitCodec() {}

  public static byte[] write(List<TextUnit> units) {
    List<byte[]> texts = new ArrayList<>();
    int length = 1 + Integer.BYTES;
    for (TextUnit unit : units) {
      byte[] text = unit.text().getBytes(StandardCharsets.UTF_8);
      byte[] lead = unit.lead().getBytes(StandardCharsets.UTF_8);
      texts.add(text);
      texts.add(lead);
      length += NUMBERS + 2 * Integer.BYTES + text.length + lead.length;
    }
    ByteBuffer buffer = ByteBuffer.allocate(length);
    buffer.put(VERSION).putInt(units.size());
    for (int i = 0; i < units.size(); i++) {
      TextUnit unit = units.get(i);
      buffer.putInt(unit.passage()).putInt(unit.block()).putInt(unit.item());
      buffer.put((byte) KINDS.indexOf(unit.kind())).putInt(unit.signs().bits());
      put(buffer, texts.get(2 * i));
      put(buffer, texts.get(2 * i + 1));
    }
    return buffer.array();
  }

  /** Returns whether the bytes have the encoding's current version. */
  public static boolean isCurrent(byte[] bytes, int offset) {
    return bytes[offset] == VERSION;
  }

  /**
   * Decodes the bytes that {@link #write} returned.
   *
   * @throws IllegalArgumentException for another version
   */
  public static List<TextUnit> read(byte[] bytes, int offset, int length) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
    if (buffer.get() != VERSION) {
      throw new IllegalArgumentException("units of another version");
    }
    int count = buffer.getInt();
    List<TextUnit> units = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int passage = buffer.getInt();
      int block = buffer.getInt();
      int item = buffer.getInt();
      UnitKind kind = KINDS.get(buffer.get());
      UnitProperties signs = new UnitProperties(buffer.getInt());
      units.add(new TextUnit(passage, block, item, kind, text(buffer), text(buffer), signs));
    }
    return units;
  }

  private static void put(ByteBuffer buffer, byte[] text) {
    buffer.putInt(text.length).put(text);
  }

  private static String text(ByteBuffer buffer) {
    byte[] text = new byte[buffer.getInt()];
    buffer.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }
}
