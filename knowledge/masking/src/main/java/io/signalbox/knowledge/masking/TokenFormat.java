package io.signalbox.knowledge.masking;

import io.signalbox.knowledge.masking.scan.CharacterSet;
import io.signalbox.knowledge.masking.scan.WordBoundaries;
import java.util.List;

/**
 * Format of one kind of API key or token: an optional leading run, fixed prefix letters, and the
 * parts that follow them.
 *
 * @param lead a run that stands before the letters; of length 0 for nearly all kinds
 * @param letters any of which stands in every key of the kind
 * @param rest what follows, in order
 * @param check what tells a key from something that only has its shape
 */
record TokenFormat(
    SecretKind kind, Run lead, List<String> letters, List<Piece> rest, RandomCheck check) {

  /** Most hyphens before a key that do not belong to it, such as those of a diff's removed line. */
  private static final int MARKS = 2;

  /** Part of a key's format. */
  sealed interface Piece {}

  /** Fixed letters, one of several alternatives. */
  record Letters(List<String> any) implements Piece {}

  /** Run of characters of an alphabet, with its least and greatest length, both inclusive. */
  record Run(CharacterSet alphabet, int least, int most) implements Piece {
    static final Run NONE = new Run(CharacterSet.DIGIT, 0, 0);

    boolean isExact() {
      return least == most;
    }
  }

  /** Optional sequence of parts. */
  record Perhaps(List<Piece> pieces) implements Piece {}

  /** Check for randomness that text of this format must pass to count as a key. */
  enum RandomCheck {
    /** Check only that the second half is not one character repeated: the format suffices. */
    NONE,
    /**
     * Check that the key is no filler such as {@code xxxx} and is random like a generated value.
     */
    RANDOM,
    /** The check {@link #RANDOM}, and at least one digit. */
    DIGIT,
    /** The check {@link #RANDOM}, and small letters, capital letters and digits. */
    MIXED
  }

  TokenFormat {
    letters = List.copyOf(letters);
    rest = List.copyOf(rest);
  }

  /**
   * Returns the start of the key whose fixed letters are at this index; -1 when there is no key.
   */
  int start(String text, int at, String found) {
    if (lead.most() == 0) {
      return isFree(text, at, found) ? at : -1;
    }
    int start = at;
    while (start > 0
        && at - start <= lead.most() + MARKS
        && lead.alphabet().has(text.charAt(start - 1))) {
      start--;
    }
    boolean escape =
        start > 0
            && start < at
            && text.charAt(start - 1) == '\\'
            && "nrt".indexOf(text.charAt(start)) >= 0;
    start += escape ? 1 : 0;
    while (at - start > lead.least()
        && text.charAt(start) == '-'
        && (escape || WordBoundaries.isBehindHyphens(text, start + 1))) {
      start++;
    }
    int length = at - start;
    return length >= lead.least() && length <= lead.most() ? start : -1;
  }

  /** Returns whether the letters begin a word rather than continue one. */
  private boolean isFree(String text, int at, String found) {
    if (at == 0) {
      return true;
    }
    if (!CharacterSet.ALNUM.has(found.charAt(0))) {
      return true;
    }
    char before = text.charAt(at - 1);
    if (CharacterSet.ALNUM.has(before)) {
      return false;
    }
    return switch (before) {
      case '_' -> endsExactly();
      case '-' -> endsExactly() || WordBoundaries.isBehindHyphens(text, at);
      case '+', '/' ->
          endsExactly()
              || at == 1
              || text.charAt(at - 2) <= ' '
              || found.chars().anyMatch(c -> !CharacterSet.ALNUM.has((char) c));
      default -> true;
    };
  }

  private boolean endsExactly() {
    return !rest.isEmpty() && rest.getLast() instanceof Run run && run.isExact();
  }

  /** Returns the end of the key whose fixed letters end at this index; -1 when there is no key. */
  int end(String text, int from) {
    int end = end(text, from, rest);
    if (end < 0) {
      return -1;
    }
    boolean goesOn =
        endsExactly()
            && end < text.length()
            && rest.getLast() instanceof Run run
            && run.alphabet().has(text.charAt(end));
    return goesOn ? -1 : end;
  }

  private static int end(String text, int from, List<Piece> pieces) {
    int at = from;
    for (int i = 0; i < pieces.size() && at >= 0; i++) {
      at = end(text, at, pieces.get(i));
    }
    return at;
  }

  private static int end(String text, int at, Piece piece) {
    return switch (piece) {
      case Letters letters -> {
        for (String each : letters.any()) {
          if (text.startsWith(each, at)) {
            yield at + each.length();
          }
        }
        yield -1;
      }
      case Run run -> {
        int end = at;
        while (end < text.length()
            && end - at < run.most()
            && run.alphabet().has(text.charAt(end))) {
          end++;
        }
        yield end - at >= run.least() ? end : -1;
      }
      case Perhaps perhaps -> {
        int end = end(text, at, perhaps.pieces());
        yield end < 0 ? at : end;
      }
    };
  }
}
