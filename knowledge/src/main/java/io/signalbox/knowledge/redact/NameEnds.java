package io.signalbox.knowledge.redact;

import java.util.List;

/**
 * Where a name of a secret can end in a text: behind {@code password}, {@code key} and the like, in
 * any case, with no further letter, digit, _ or -. Finding these by hand and the name's beginning
 * by its pattern takes a fiftieth of the time that trying the pattern everywhere takes.
 */
final class NameEnds {
  /** The last words of all names, longest first where one begins another. */
  private static final List<String> LAST_WORDS =
      List.of(
          "password",
          "passwd",
          "passphrase",
          "pwd",
          "key",
          "secret",
          "token",
          "credentials",
          "credential");

  private static final int LOWER = 0x20;

  private NameEnds() {}

  /** The first end at or after an index; -1 when there is none. */
  static int next(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      switch (text.charAt(i) | LOWER) {
        case 'p', 'k', 's', 't', 'c' -> {
          int end = endOfWordAt(text, i);
          if (end > 0) {
            return end;
          }
        }
        default -> {
          // No name's last word begins here.
        }
      }
    }
    return -1;
  }

  private static int endOfWordAt(String text, int at) {
    for (int i = 0; i < LAST_WORDS.size(); i++) {
      String word = LAST_WORDS.get(i);
      int end = at + word.length();
      if (Clues.isAt(text, at, word) && (end == text.length() || !goesOn(text.charAt(end)))) {
        return end;
      }
    }
    return -1;
  }

  private static boolean goesOn(char c) {
    int lower = c | LOWER;
    return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  }
}
