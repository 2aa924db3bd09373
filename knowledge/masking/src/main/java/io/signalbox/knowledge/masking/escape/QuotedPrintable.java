package io.signalbox.knowledge.masking.escape;

import io.signalbox.knowledge.masking.scan.CharacterSet;

/** Recogniser of quoted-printable, the encoding of mails (RFC 2045, section 6.7). */
final class QuotedPrintable {
  /**
   * Shortest line, in characters, that may end in a soft line break: the encoding breaks lines at
   * about seventy.
   */
  private static final int SHORTEST_SOFT_LINE = 60;

  private static final int LONGEST_WORD = 40;

  private QuotedPrintable() {}

  /** Returns whether a text is quoted-printable: an equals sign or a line end is encoded in it. */
  static boolean isIn(String text) {
    int at = text.indexOf('=');
    while (at >= 0) {
      if (text.startsWith("3D", at + 1) || isSoftBreak(text, at, false)) {
        return true;
      }
      at = text.indexOf('=', at + 1);
    }
    return false;
  }

  /**
   * Returns whether an equals sign is a soft line break rather than the padding of base64.
   *
   * @param sure whether the text has other marks of the encoding
   */
  static boolean isSoftBreak(String text, int at, boolean sure) {
    if (!text.startsWith("\n", at + 1) && !text.startsWith("\r\n", at + 1)) {
      return false;
    }
    int run = at;
    while (run > 0 && at - run < LONGEST_WORD && CharacterSet.BASE64.has(text.charAt(run - 1))) {
      run--;
    }
    return sure
        || (at - run < LONGEST_WORD && at - text.lastIndexOf('\n', at) >= SHORTEST_SOFT_LINE);
  }
}
