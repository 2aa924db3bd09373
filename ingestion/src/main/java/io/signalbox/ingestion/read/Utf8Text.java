package io.signalbox.ingestion.read;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;

/**
 * Text from bytes that claim to be UTF-8, or are clearly UTF-16 or Windows-1252. A wrong byte must
 * cost its own row only, so decoding never fails: it leaves a mark where the byte was, and the
 * reader skips the row in which it finds one. The mark is the noncharacter U+FFFF, which no honest
 * text holds; the usual U+FFFD would also hit text that was damaged before it was exported.
 */
public final class Utf8Text {
  private static final char MARK = '\uFFFF';
  private static final int HEAD = 64 * 1024;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private Utf8Text() {}

  /**
   * The text, without a byte order mark. Closing the reader closes the stream, so readers of rows
   * leave it open.
   */
  public static BufferedReader reader(InputStream in) throws IOException {
    InputStream bytes = in.markSupported() ? in : new BufferedInputStream(in, HEAD);
    bytes.mark(HEAD);
    byte[] head = bytes.readNBytes(HEAD);
    bytes.reset();
    BufferedReader text =
        new BufferedReader(
            new InputStreamReader(
                bytes,
                TextEncoding.of(head)
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE)
                    .replaceWith(String.valueOf(MARK))));
    skipByteOrderMark(text);
    return text;
  }

  /** Returns whether the text contains an undecodable byte. */
  public static boolean isBroken(String text) {
    return text.indexOf(MARK) >= 0;
  }

  /** The sentence for a row in which {@link #isBroken} is true. */
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
