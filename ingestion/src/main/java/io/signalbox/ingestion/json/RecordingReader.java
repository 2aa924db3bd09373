package io.signalbox.ingestion.json;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Reader that buffers the last characters read, so that an object's text can be taken once the
 * parser has found its end. It keeps no more than the limit; an object that outgrows it is lost on
 * purpose.
 */
final class RecordingReader extends FilterReader {
  private final int limit;
  private StringBuilder kept = new StringBuilder();
  private long keptFrom;

  RecordingReader(Reader in, int limit) {
    super(in);
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    char[] one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(char[] chars, int offset, int length) throws IOException {
    int count = super.read(chars, offset, length);
    if (count > 0) {
      kept.append(chars, offset, count);
      int excess = kept.length() - limit;
      if (excess > 0) {
        // Half the buffer at once: a move for every read would cost the square of an oversized
        // object.
        forget(keptFrom + Math.max(excess, limit / 2));
      }
    }
    return count;
  }

  /** Drops buffered characters before this position. */
  void forget(long place) {
    int count = Math.clamp(place - keptFrom, 0, kept.length());
    if (count == kept.length() && kept.capacity() > 1 << 16) {
      kept = new StringBuilder();
    } else {
      kept.delete(0, count);
    }
    keptFrom += count;
  }

  /** Returns whether everything from this position on is still buffered. */
  boolean keeps(long place) {
    return place >= keptFrom;
  }

  /**
   * Returns the buffered characters between two positions, counted from the start of the stream.
   */
  String between(long start, long end) {
    return kept.substring((int) (start - keptFrom), (int) (end - keptFrom));
  }
}
