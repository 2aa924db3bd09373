package io.signalbox.tools.core.redaction;

/**
 * Replaces the blanks, dashes and full-width characters that word processors, web pages and PDF
 * files put into numbers by those of the keyboard, one for one, so that positions stay.
 */
final class TypographicForms {
  private static final int FULL_WIDTH = 0xFEE0;

  private TypographicForms() {}

  static String plain(String text) {
    char[] changed = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char plain = c < 0x80 ? c : plain(c);
      if (plain != c) {
        if (changed == null) {
          changed = text.toCharArray();
        }
        changed[i] = plain;
      }
    }
    return changed == null ? text : new String(changed);
  }

  private static char plain(char c) {
    if (c == '\u00A0' || c == '\u2007' || c == '\u2009' || c == '\u202F') {
      return ' ';
    }
    if ((c >= '\u2010' && c <= '\u2015') || c == '\u2212') {
      return '-';
    }
    boolean fullWidth = c >= '\uFF01' && c <= '\uFF5E';
    return fullWidth ? (char) (c - FULL_WIDTH) : c;
  }
}
