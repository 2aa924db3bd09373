package io.signalbox.ingestion.read;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import org.jspecify.annotations.Nullable;

/**
 * Reader that decodes ASCII and detects the encoding at the first non-ASCII byte, however far into
 * the file that is.
 */
final class LateEncodingReader extends Reader {
  private static final int CHUNK = 8 * 1024;

  private final BufferedInputStream bytes;
  private final String mark;
  private final int window;
  private final byte[] chunk = new byte[CHUNK];
  private @Nullable Reader decided;

  /**
   * @param mark stands where a byte cannot be decoded
   * @param window bytes that are looked at to tell the encoding
   */
  LateEncodingReader(InputStream in, String mark, int window) {
    this.bytes = new BufferedInputStream(in, Math.max(window, CHUNK));
    this.mark = mark;
    this.window = window;
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    Reader decoded = decided;
    if (decoded == null) {
      int ascii = readAscii(buffer, offset, length);
      if (ascii != 0 || length == 0) {
        return ascii;
      }
      decoded = decide();
      decided = decoded;
    }
    return decoded.read(buffer, offset, length);
  }

  /** Reads characters up to the next non-ASCII byte and returns their number; -1 at the end. */
  private int readAscii(char[] buffer, int offset, int length) throws IOException {
    bytes.mark(CHUNK);
    int count = bytes.read(chunk, 0, Math.min(length, CHUNK));
    for (int i = 0; i < count; i++) {
      if (chunk[i] < 0) {
        bytes.reset();
        bytes.skipNBytes(i);
        return i;
      }
      buffer[offset + i] = (char) chunk[i];
    }
    return count;
  }

  private Reader decide() throws IOException {
    bytes.mark(window);
    Charset encoding = TextEncoding.of(bytes.readNBytes(window));
    bytes.reset();
    return decoder(bytes, encoding, mark);
  }

  static Reader decoder(InputStream bytes, Charset encoding, String mark) {
    return new InputStreamReader(
        bytes,
        encoding
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE)
            .replaceWith(mark));
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
