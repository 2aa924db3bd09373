package io.signalbox.knowledge.masking.escape;

import io.signalbox.knowledge.masking.scan.CharacterSet;
import java.util.Arrays;

/**
 * Removes invisible characters from inside words: soft hyphens, zero-width blanks, control
 * sequences, and line continuations after a backslash or an equals sign. Pages, chats and terminals
 * put them into what is copied.
 */
final class InvisibleCharacterRemover {
  private final String in;
  private final StringBuilder out;
  private final int[] starts;
  private final int[] ends;

  InvisibleCharacterRemover(String in) {
    this.in = in;
    this.out = new StringBuilder(in.length());
    this.starts = new int[in.length() + 1];
    this.ends = new int[in.length()];
  }

  /** Returns whether a text has invisible marks between two characters of a word. */
  static boolean areIn(String text) {
    for (int i = 1; i < text.length(); i++) {
      if (end(text, i) > i) {
        return true;
      }
    }
    return false;
  }

  /** Removes the invisible marks between two characters of a word. */
  void leaveOut() {
    int at = 0;
    while (at < in.length()) {
      at = end(in, at);
      starts[out.length()] = at;
      ends[out.length()] = at + 1;
      out.append(in.charAt(at));
      at++;
    }
    starts[out.length()] = in.length();
  }

  String text() {
    return out.toString();
  }

  int[] starts() {
    return Arrays.copyOf(starts, out.length() + 1);
  }

  int[] ends() {
    return Arrays.copyOf(ends, out.length());
  }

  /**
   * Returns the end of the consecutive marks that start here inside a word; this index if there are
   * none.
   */
  private static int end(String text, int from) {
    int end = one(text, from);
    if (end == from || from == 0 || !CharacterSet.WORD.has(text.charAt(from - 1))) {
      return from;
    }
    int next = one(text, end);
    while (next > end) {
      end = next;
      next = one(text, end);
    }
    return end < text.length() && CharacterSet.WORD.has(text.charAt(end)) ? end : from;
  }

  private static int one(String text, int at) {
    if (at >= text.length()) {
      return at;
    }
    char c = text.charAt(at);
    if (c == '\\' || c == '=') {
      int line = text.startsWith("\r", at + 1) ? at + 2 : at + 1;
      return text.startsWith("\n", line) ? line + 1 : at;
    }
    boolean sequence = c == AnsiSequences.ESCAPE || c == '^';
    return isInvisible(c) ? at + 1 : sequence ? AnsiSequences.end(text, at) : at;
  }

  private static boolean isInvisible(char c) {
    return (c >= '\u00ad'
        && (c == '\u00ad'
            || c == '\u180e'
            || (c >= '\u200b' && c <= '\u200f')
            || (c >= '\u202a' && c <= '\u202e')
            || (c >= '\u2060' && c <= '\u206f')
            || c == '\ufeff'));
  }
}
