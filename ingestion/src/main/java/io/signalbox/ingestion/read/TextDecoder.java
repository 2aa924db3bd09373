package io.signalbox.ingestion.read;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;

/**
 * Decodes text files in UTF-8, UTF-16 or Windows-1252, marking undecodable bytes. A wrong byte must
 * cost its own row only, so decoding never fails: it leaves a mark where the byte was, and the
 * reader skips the row in which it finds one. The mark is the noncharacter U+FFFF, which no honest
 * text holds; the usual U+FFFD would also hit text that was damaged before it was exported.
 */
public final class TextDecoder {
  private static final char MARK = '\uFFFF';
  private static final int HEAD = 64 * 1024;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private TextDecoder() {}

  /**
   * Returns a reader of the decoded text without its byte order mark. Closing the reader closes the
   * stream, so readers of rows leave it open.
   */
  public static BufferedReader reader(InputStream in) throws IOException {
    InputStream bytes = in.markSupported() ? in : new BufferedInputStream(in, HEAD);
    bytes.mark(HEAD);
    byte[] head = bytes.readNBytes(HEAD);
    bytes.reset();
    String mark = String.valueOf(MARK);
    Charset encoding = TextEncoding.of(head);
    BufferedReader text =
        new BufferedReader(
            isAscii(head)
                ? new LateEncodingReader(bytes, mark, HEAD)
                : LateEncodingReader.decoder(bytes, encoding, mark));
    skipByteOrderMark(text);
    return text;
  }

  /** Returns whether all bytes are ASCII and none is zero, as UTF-16 has zeros. */
  private static boolean isAscii(byte[] head) {
    for (byte each : head) {
      if (each <= 0) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether the text contains an undecodable byte. */
  public static boolean isBroken(String text) {
    return text.indexOf(MARK) >= 0;
  }

  /** Returns the message for a row in which {@link #isBroken} is true. */
  public static String complaint() {
    return "holds bytes that are not UTF-8; export or save the file as UTF-8";
  }

  private static void skipByteOrderMark(Reader text) throws IOException {
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
  }
}
