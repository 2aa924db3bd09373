package io.signalbox.knowledge.masking.escape;

import java.util.Arrays;

/**
 * Decoder of all layers of nested escapes in one pass: the character that an escape decodes to may
 * complete the next escape. For texts nested deeper than layer by layer would pay for; the time is
 * proportional to the text.
 */
final class NestedEscapeDecoder {
  private static final int LONGEST_ENTITY = 10;

  private final char[] out;
  private int[] starts;
  private int[] ends;
  private int length;

  NestedEscapeDecoder(String in) {
    this.out = new char[in.length()];
    this.starts = new int[in.length() + 1];
    this.ends = new int[in.length()];
    for (int at = 0; at < in.length(); at++) {
      push(in.charAt(at), at, at + 1);
      while (shorten()) {
        // What an escape stands for may end another one.
      }
    }
    starts[length] = in.length();
    starts = Arrays.copyOf(starts, length + 1);
    ends = Arrays.copyOf(ends, length);
  }

  String text() {
    return new String(out, 0, length);
  }

  int[] starts() {
    return starts;
  }

  int[] ends() {
    return ends;
  }

  private void push(char c, int start, int end) {
    out[length] = c;
    starts[length] = start;
    ends[length] = end;
    length++;
  }

  /** Replaces the last characters of the output by one character. */
  private boolean replace(int count, int value) {
    int start = starts[length - count];
    int end = ends[length - 1];
    length -= count;
    push((char) value, start, end);
    return true;
  }

  /**
   * Decodes the last characters of the output if they are an escape, and returns whether they were.
   */
  private boolean shorten() {
    if (length < 2) {
      return false;
    }
    char last = out[length - 1];
    if (out[length - 2] == '\\') {
      int plain = "nrtbf\"\\/'`".indexOf(last);
      if (plain >= 0) {
        return replace(2, "\n\r\t\b\f\"\\/'`".charAt(plain));
      }
    }
    if (last == ';') {
      return entity();
    }
    return Character.digit(last, 16) >= 0 && last <= 'f' && number();
  }

  private boolean number() {
    if (back(3) == '%') {
      int value = hex(2);
      return value >= 0 && value < 0x80 && replace(3, value);
    }
    if (back(4) == '\\' && back(3) == 'x') {
      int value = hex(2);
      return value >= 0 && replace(4, value);
    }
    if (back(6) == '\\' && back(5) == 'u') {
      int value = hex(4);
      return value >= 0 && replace(6, value);
    }
    return false;
  }

  private char back(int count) {
    return length >= count ? out[length - count] : '\0';
  }

  private int hex(int digits) {
    int value = 0;
    for (int i = length - digits; i < length; i++) {
      int digit = out[i] <= 'f' ? Character.digit(out[i], 16) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value * 16 + digit;
    }
    return value;
  }

  private boolean entity() {
    for (int count = 3; count <= LONGEST_ENTITY && count <= length; count++) {
      if (out[length - count] == '&') {
        int value = EscapeDecoder.entity(new String(out, length - count + 1, count - 2));
        return value >= 0 && replace(count, value);
      }
    }
    return false;
  }
}
