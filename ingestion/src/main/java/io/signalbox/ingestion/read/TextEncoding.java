package io.signalbox.ingestion.read;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Detects the encoding of a text from its first bytes: UTF-8 unless it is clearly UTF-16 or
 * Windows-1252. Spreadsheets and older Windows programs write these two.
 */
public final class TextEncoding {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  /**
   * Largest share of non-ASCII bytes in Windows-1252 text, in per cent; other scripts have far
   * more.
   */
  private static final int MOST_HIGH_PER_CENT = 30;

  /**
   * Shortest run of non-ASCII bytes that suggests another script; Western European text has one or
   * two together.
   */
  private static final int ROW = 4;

  private static final int FEW = 3;
  private static final int ESCAPE = 0x1B;
  private static final int SHORTEST_UTF_16 = 4;
  private static final int BEGINNING = 32;

  private TextEncoding() {}

  /**
   * Returns the detected encoding.
   *
   * @param head the beginning; may end within a character
   */
  public static Charset of(byte[] head) {
    if (startsWith(head, 0xFF, 0xFE) || zeroes(head, 1)) {
      return StandardCharsets.UTF_16LE;
    }
    if (startsWith(head, 0xFE, 0xFF) || zeroes(head, 0)) {
      return StandardCharsets.UTF_16BE;
    }
    return isWindows(head) ? WINDOWS_1252 : StandardCharsets.UTF_8;
  }

  /**
   * Returns whether nearly every other byte is zero, as in UTF-16 text of a Latin script. The
   * beginning is checked too, since UTF-8 may have other data behind it.
   */
  private static boolean zeroes(byte[] head, int offset) {
    return zeroes(head, offset, BEGINNING) && zeroes(head, offset, 1_000);
  }

  private static boolean zeroes(byte[] head, int offset, int length) {
    int pairs = Math.min(head.length, length) / 2;
    if (pairs < SHORTEST_UTF_16) {
      return false;
    }
    int zero = 0;
    for (int i = 0; i < pairs * 2; i++) {
      if (head[i] == 0) {
        if (i % 2 != offset) {
          return false;
        }
        zero++;
      }
    }
    return zero * 10 > pairs * 7;
  }

  /**
   * Returns whether the bytes are Windows-1252: some not ASCII, none undefined there, and no valid
   * UTF-8 sequence. Damaged UTF-8 would have one of the latter two.
   */
  private static boolean isWindows(byte[] head) {
    int high = 0;
    for (int i = 0; i < head.length; i++) {
      int each = head[i] & 0xFF;
      if (each == 0 || isGap(each)) {
        return false;
      }
      if (each >= 0x80) {
        high++;
        if (isUtf8(head, i)) {
          return false;
        }
      }
    }
    return high > 0
        && high * 100L <= (long) head.length * MOST_HIGH_PER_CENT
        && (inRows(head) <= FEW * ROW || inRows(head) * 2 <= high);
  }

  /** Returns whether Windows-1252 has no character for the byte. */
  private static boolean isGap(int each) {
    return each == 0x81 || each == 0x8D || each == 0x8F || each == 0x90 || each == 0x9D;
  }

  /**
   * Counts the non-ASCII bytes in runs of at least {@link #ROW}, without runs of one repeated byte,
   * which are drawn lines.
   */
  private static int inRows(byte[] text) {
    int all = 0;
    int from = 0;
    for (int i = 0; i <= text.length; i++) {
      if (i < text.length && text[i] < 0) {
        continue;
      }
      boolean isDrawn = true;
      for (int at = from + 1; at < i; at++) {
        isDrawn &= text[at] == text[from];
      }
      all += i - from >= ROW && !isDrawn ? i - from : 0;
      from = i + 1;
    }
    return all;
  }

  /**
   * Returns whether the text is in an unsupported encoding, such as Shift-JIS, EUC, KOI8 or
   * ISO-2022. A few damaged bytes do not make it so.
   */
  public static boolean isForeign(byte[] text) {
    if (!of(text).equals(StandardCharsets.UTF_8)) {
      return false;
    }
    int wrong = 0;
    int gaps = 0;
    int characters = 0;
    for (int i = 0; i < text.length; i++) {
      int each = text[i] & 0xFF;
      if (each == ESCAPE && i + 2 < text.length && isShift(text[i + 1], text[i + 2])) {
        return true;
      }
      if (each >= 0x80 && isUtf8(text, i)) {
        characters++;
        i += each >= 0xF0 ? 3 : each >= 0xE0 ? 2 : 1;
      } else if (each >= 0x80) {
        wrong++;
        gaps += isGap(each) ? 1 : 0;
      }
    }
    return wrong > FEW && wrong > characters && (gaps > FEW / 2 || inRows(text) * 2 > wrong);
  }

  /**
   * Returns whether the two bytes after an escape select a two-byte character set of ISO-2022,
   * unlike terminal colours.
   */
  private static boolean isShift(byte first, byte second) {
    return first == '$' && (second == 'B' || second == '@' || second == ')' || second == '(');
  }

  /** Returns whether a complete, valid UTF-8 sequence of several bytes starts here. */
  private static boolean isUtf8(byte[] head, int at) {
    int first = head[at] & 0xFF;
    int length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0;
    if (length == 0) {
      return false;
    }
    if (at + length > head.length) {
      // Cut off here: no evidence either way, unless nothing but the first byte is there.
      return false;
    }
    try {
      var unused = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(head, at, length));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static boolean startsWith(byte[] head, int first, int second) {
    return head.length > 1 && (head[0] & 0xFF) == first && (head[1] & 0xFF) == second;
  }
}
