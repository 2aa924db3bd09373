package io.signalbox.knowledge.masking.escape;

/** Parsers of hexadecimal and octal numbers in escape sequences. */
final class NumericEscapes {
  private NumericEscapes() {}

  /** Returns the value of hexadecimal digits; -1 when there are others or too few. */
  static int hex(String in, int from, int digits) {
    if (from + digits > in.length()) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = Character.digit(in.charAt(i), 16);
      if (digit < 0 || in.charAt(i) > 'f') {
        return -1;
      }
      value = value * 16 + digit;
    }
    return value;
  }

  /**
   * Returns the value of three octal digits, of which the first is 0 or 1; -1 when there are none.
   */
  static int octal(String in, int from) {
    if (from + 3 > in.length() || in.charAt(from) > '1') {
      return -1;
    }
    int value = 0;
    for (int i = from; i < from + 3; i++) {
      int digit = in.charAt(i) - '0';
      if (digit < 0 || digit > 7) {
        return -1;
      }
      value = value * 8 + digit;
    }
    return value;
  }
}
