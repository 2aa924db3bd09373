package io.signalbox.knowledge.masking.escape;

import io.signalbox.knowledge.masking.scan.CharacterSet;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * Decoder of one layer of JSON, URL, HTML and quoted-printable escapes in one pass; it also removes
 * terminal control sequences.
 */
final class EscapeDecoder {
  private static final Map<String, Character> ENTITIES =
      Map.ofEntries(
          Map.entry("amp", '&'),
          Map.entry("lt", '<'),
          Map.entry("gt", '>'),
          Map.entry("quot", '"'),
          Map.entry("apos", '\''),
          Map.entry("nbsp", ' '),
          Map.entry("colon", ':'),
          Map.entry("equals", '='),
          Map.entry("commat", '@'),
          Map.entry("sol", '/'),
          Map.entry("bsol", '\\'),
          Map.entry("lowbar", '_'),
          Map.entry("hyphen", '-'),
          Map.entry("plus", '+'),
          Map.entry("period", '.'),
          Map.entry("num", '#'),
          Map.entry("newline", '\n'),
          Map.entry("tab", '\t'));

  private static final int LONGEST_ENTITY = 10;

  private final String in;
  private final StringBuilder out;
  private int[] starts;
  private int[] ends;
  private boolean changed;

  /**
   * True when a plus sign between words stands for a blank, as in a URL or in a text without any
   * blank.
   */
  private boolean form;

  private int runEnd;
  private final boolean noBlanks;

  /** True when the text is quoted-printable, as mails are. */
  private final boolean printable;

  private final boolean signs;

  EscapeDecoder(String in) {
    this.in = in;
    this.out = new StringBuilder(in.length());
    this.starts = new int[in.length() + 1];
    this.ends = new int[in.length()];
    this.printable = QuotedPrintable.isIn(in);
    this.signs = printable && in.contains("=3D");
    this.noBlanks =
        in.indexOf('+') >= 0 && in.chars().noneMatch(c -> c <= ' ' || "\"{<\\".indexOf(c) >= 0);
  }

  /** Decodes the text and returns whether anything in it was escaped. */
  boolean decode() {
    int at = 0;
    while (at < in.length()) {
      int length = out.length();
      int end =
          switch (in.charAt(at)) {
            case '\\' -> backslash(at);
            case '%' -> percent(at);
            case '&' -> entity(at);
            case '+' -> plus(at);
            case '=' -> printable ? quoted(at) : at;
            case AnsiSequences.ESCAPE, '\u0007', '^' -> sequence(at);
            default -> at;
          };
      if (end > at) {
        changed = true;
        at = end;
      } else {
        put(in.charAt(at), at);
        at++;
      }
      Arrays.fill(ends, length, out.length(), at);
    }
    starts = Arrays.copyOf(starts, out.length() + 1);
    starts[out.length()] = in.length();
    ends = Arrays.copyOf(ends, out.length());
    return changed;
  }

  String text() {
    return out.toString();
  }

  int[] starts() {
    return starts;
  }

  /** Returns the exclusive end, in the source, of each decoded character. */
  int[] ends() {
    return ends;
  }

  private void put(char c, int start) {
    starts[out.length()] = start;
    out.append(c);
  }

  private int backslash(int at) {
    if (at + 1 >= in.length()) {
      return at;
    }
    char next = in.charAt(at + 1);
    int plain = "nrtbf\"\\/'`".indexOf(next);
    if (plain >= 0) {
      put("\n\r\t\b\f\"\\/'`".charAt(plain), at);
      return at + 2;
    }
    int escape = in.startsWith("033", at + 1) ? at + 4 : next == 'e' ? at + 2 : in.length();
    if (escape < in.length() && "[](".indexOf(in.charAt(escape)) >= 0) {
      put(AnsiSequences.ESCAPE, at);
      return escape;
    }
    if (next == 'u' && in.startsWith("{", at + 2)) {
      return braced(at);
    }
    int octal = NumericEscapes.octal(in, at + 1);
    if (octal >= ' ') {
      put((char) octal, at);
      return at + 4;
    }
    int digits = next == 'u' ? 4 : next == 'x' ? 2 : 0;
    int value = digits == 0 ? -1 : NumericEscapes.hex(in, at + 2, digits);
    if (value < 0) {
      return at;
    }
    put((char) value, at);
    return at + 2 + digits;
  }

  /** Decodes a braced escape {@code \\u{67}} of JavaScript and Rust, and returns its end. */
  private int braced(int at) {
    int close = in.indexOf('}', at, Math.min(in.length(), at + 10));
    int value = close < 0 ? -1 : NumericEscapes.hex(in, at + 3, close - at - 3);
    if (value <= 0 || value > Character.MAX_VALUE) {
      return at;
    }
    put((char) value, at);
    return close + 1;
  }

  private int percent(int at) {
    int first = NumericEscapes.hex(in, at + 1, 2);
    if (first < 0) {
      return at;
    }
    if (first < 0x80) {
      put((char) first, at);
      return at + 3;
    }
    int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC2 ? 1 : 0;
    int code = more == 0 ? first : first & (0x3F >> more);
    int end = at + 3;
    for (int i = 0; i < more; i++, end += 3) {
      int next =
          end < in.length() && in.charAt(end) == '%' ? NumericEscapes.hex(in, end + 1, 2) : -1;
      if (next < 0x80 || next > 0xBF) {
        return at;
      }
      code = (code << 6) | (next & 0x3F);
    }
    if (!Character.isValidCodePoint(code)) {
      return at;
    }
    for (char c : Character.toChars(code)) {
      put(c, at);
    }
    return end;
  }

  private int entity(int at) {
    int end = in.indexOf(';', at, Math.min(in.length(), at + LONGEST_ENTITY));
    if (end < at + 3) {
      return at;
    }
    int value = entity(in.substring(at + 1, end));
    if (value < 0) {
      return at;
    }
    put((char) value, at);
    return end + 1;
  }

  /**
   * Returns the character of an HTML entity, given the text between ampersand and semicolon; -1
   * when there is none.
   */
  static int entity(String name) {
    if (name.charAt(0) != '#') {
      Character named = ENTITIES.get(name.toLowerCase(Locale.ROOT));
      return named == null ? -1 : named;
    }
    boolean hexadecimal = name.length() > 1 && (name.charAt(1) | 0x20) == 'x';
    int radix = hexadecimal ? 16 : 10;
    int value = name.length() > (hexadecimal ? 2 : 1) ? 0 : -1;
    for (int i = hexadecimal ? 2 : 1; i < name.length() && value >= 0; i++) {
      int digit = Character.digit(name.charAt(i), radix);
      value = digit < 0 ? -1 : value * radix + digit;
    }
    return value > Character.MAX_VALUE ? -1 : value;
  }

  /**
   * Decodes a terminal control sequence: between two words it becomes a separator, elsewhere it is
   * removed.
   */
  private int sequence(int at) {
    int end = AnsiSequences.end(in, at);
    boolean apart =
        end > at
            && end < in.length()
            && (CharacterSet.ALNUM.has(in.charAt(end)) || in.charAt(end) == '.')
            && !out.isEmpty()
            && CharacterSet.WORD.has(out.charAt(out.length() - 1));
    if (apart) {
      put(' ', at);
    }
    return end;
  }

  /** Decodes a quoted-printable escape; a soft line break is removed. */
  private int quoted(int at) {
    if (QuotedPrintable.isSoftBreak(in, at, signs)) {
      return in.indexOf('\n', at) + 1;
    }
    int value = NumericEscapes.hex(in, at + 1, 2);
    boolean capital = value >= 0 && isCapital(at + 1) && isCapital(at + 2);
    if (!capital || value >= 0x80) {
      return at;
    }
    put((char) value, at);
    return at + 3;
  }

  private boolean isCapital(int at) {
    return in.charAt(at) < 'a';
  }

  private int plus(int at) {
    if (at == 0 || at + 1 == in.length() || beginsNumber(at) || !isForm(at)) {
      return at;
    }
    put(' ', at);
    return at + 1;
  }

  /**
   * Returns whether a plus sign begins a phone number with its country code, on a line of its own.
   */
  private boolean beginsNumber(int at) {
    char next = in.charAt(at + 1);
    return next >= '1' && next <= '9' && !out.isEmpty() && out.charAt(out.length() - 1) <= ' ';
  }

  private boolean isForm(int at) {
    if (at >= runEnd) {
      int start = at;
      while (start > 0 && start > at - 256 && !endsRun(in.charAt(start - 1))) {
        start--;
      }
      int end = at;
      boolean percent = false;
      while (end < in.length() && !endsRun(in.charAt(end))) {
        end++;
      }
      for (int i = start; i < end && !percent; i++) {
        percent = in.charAt(i) == '%' && NumericEscapes.hex(in, i + 1, 2) >= 0;
      }
      runEnd = end;
      form = percent || noBlanks;
    }
    return form;
  }

  private static boolean endsRun(char c) {
    return c <= ' ' || c == '"' || c == '\'' || c == '<' || c == '>';
  }
}
