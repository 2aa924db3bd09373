package io.signalbox.ingestion.read;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/** A file that is made while it is read, so that its size costs no memory. */
public final class GeneratedStream extends InputStream {
  private final Iterator<String> pieces;
  private byte[] piece = new byte[0];
  private int position;

  public GeneratedStream(Iterator<String> pieces) {
    this.pieces = pieces;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    while (position == piece.length) {
      if (!pieces.hasNext()) {
        return -1;
      }
      piece = pieces.next().getBytes(StandardCharsets.UTF_8);
      position = 0;
    }
    int count = Math.min(length, piece.length - position);
    System.arraycopy(piece, position, target, offset, count);
    position += count;
    return count;
  }
}
