package io.signalbox.knowledge.masking.escape;

/**
 * Recogniser of terminal control sequences (ECMA-48): colours, cursor movements, and the
 * introduction and the end of operating system commands. The text inside such a command, an address
 * or a title, is none.
 */
final class AnsiSequences {
  static final char ESCAPE = '\u001b';
  private static final char BELL = '\u0007';
  private static final int LONGEST = 64;

  private AnsiSequences() {}

  /** Returns the end of the consecutive control sequences that start at an index. */
  static int end(String text, int at) {
    int end = at;
    int next = one(text, end);
    while (next > end) {
      end = next;
      next = one(text, end);
    }
    return end;
  }

  private static int one(String text, int at) {
    if (at >= text.length()) {
      return at;
    }
    if (text.charAt(at) == BELL) {
      return at + 1;
    }
    if (text.startsWith("^[[", at)) {
      return control(text, at, at + 3, true);
    }
    if (text.charAt(at) != ESCAPE || at + 1 >= text.length()) {
      return at;
    }
    return switch (text.charAt(at + 1)) {
      case '[' -> control(text, at, at + 2, false);
      case ']' -> command(text, at + 2);
      case '(', ')' -> Math.min(at + 3, text.length());
      case '\\', '=', '>', '7', '8' -> at + 2;
      default -> at;
    };
  }

  /**
   * Returns the end of a CSI sequence's parameters such as {@code 1;32m}; the index before it when
   * no letter ends it.
   */
  private static int control(String text, int before, int from, boolean typed) {
    int end = from;
    while (end < text.length() && end < from + LONGEST && isParameter(text.charAt(end))) {
      end++;
    }
    boolean ends = end < text.length() && text.charAt(end) >= '@' && text.charAt(end) <= '~';
    boolean plain = typed && end == from && "mK".indexOf(ends ? text.charAt(end) : ' ') < 0;
    return ends && !plain ? end + 1 : before;
  }

  private static boolean isParameter(char c) {
    return c >= ' ' && c <= '?';
  }

  /**
   * Returns the end of an OSC command's introduction such as {@code 8;;}, after which its text
   * begins.
   */
  private static int command(String text, int from) {
    int end = from;
    while (end < text.length() && end < from + LONGEST && isOfCommand(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isOfCommand(char c) {
    return c == ';' || (c >= '0' && c <= '9');
  }
}
