package io.signalbox.ingestion.page;

import io.signalbox.ingestion.read.TextEncoding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Decoded text of a page file; a file that is too large or binary is refused.
 *
 * @param text without its byte order mark; lines end in {@code \n}
 * @param notes one sentence when some bytes were not UTF-8
 */
record PageText(String text, List<String> notes) {
  /** Largest size of a page, in bytes; a larger file is an export or a log. */
  static final int MOST_BYTES = 5 * 1024 * 1024;

  private static final char REPLACEMENT = '\uFFFD';
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** Largest share of undecodable characters in a page, in per cent; a binary file has far more. */
  private static final int MOST_INVALID_PER_CENT = 20;

  static final String NO_TEXT =
      "The file is not UTF-8 text, nor UTF-16 or Windows-1252; save it as UTF-8 or leave it out.";

  PageText {
    notes = List.copyOf(notes);
  }

  static PageText read(InputStream in) throws IOException {
    byte[] bytes = readBytes(in);
    Charset encoding = TextEncoding.of(bytes);
    String decoded = new String(bytes, encoding);
    long invalid = decoded.chars().filter(c -> c == REPLACEMENT).count();
    if (invalid * 100 > (long) decoded.length() * MOST_INVALID_PER_CENT
        || TextEncoding.isForeign(bytes)) {
      throw new UnreadablePageException(0, NO_TEXT);
    }
    String text = decoded.replace("\r\n", "\n").replace('\r', '\n');
    if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
      text = text.substring(1);
    }
    if (!encoding.equals(StandardCharsets.UTF_8)) {
      return new PageText(
          text, List.of("The file is not UTF-8; it was read as " + encoding.name() + "."));
    }
    return new PageText(
        text,
        invalid == 0
            ? List.of()
            : List.of("Some bytes are not UTF-8 and are shown as " + REPLACEMENT + "."));
  }

  /**
   * Reads the bytes of a text file, converting UTF-16, as Windows programs write it, to UTF-8.
   *
   * @throws UnreadablePageException when there are more than 5 MB, or some are NUL
   */
  static byte[] readBytes(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new UnreadablePageException(
          0,
          "The file is larger than 5 MB; a page may have up to 5 MB, so split it or leave it out.");
    }
    Charset encoding = TextEncoding.of(bytes);
    byte[] utf8 =
        encoding.name().startsWith("UTF-16")
            ? new String(bytes, encoding).getBytes(StandardCharsets.UTF_8)
            : bytes;
    for (byte each : utf8) {
      if (each == 0) {
        throw new UnreadablePageException(
            0,
            "The file holds NUL bytes, so it is binary; text is read in UTF-8, UTF-16 and"
                + " Windows-1252.");
      }
    }
    return utf8;
  }
}
