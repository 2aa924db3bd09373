package io.signalbox.knowledge.masking;

import io.signalbox.knowledge.masking.scan.PatternPrecondition;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Detector of private keys in PEM, also in one line with {@code \n} written out, cut off at the
 * end, or cut off at the beginning. A block without any key in it, as documentation shows it,
 * stays.
 */
final class PrivateKeyDetector implements SecretDetector {
  private static final PatternPrecondition CLUES = PatternPrecondition.of("PRIVATE KEY");

  private static final Pattern BEGIN =
      Pattern.compile("-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----");
  private static final Pattern END =
      Pattern.compile("-----END (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----");
  private static final Pattern KEY_TEXT = Pattern.compile("[A-Za-z0-9+/=]{16}");

  /** A line of a key, perhaps indented, quoted, or one of the headers that older formats have. */
  private static final Pattern KEY_LINE =
      Pattern.compile(
          "[ \\t>|\"']*+(?:(?:Proc-Type|DEK-Info|Version|Comment): [^\\n"
              + "]{0,120}+|[A-Za-z0-9+/=]{4,}+(?:\\\\n"
              + ")?+)?+[ \\t\"',|\\\\]*+");

  /**
   * Characters after which a key without an end marker is given up: several times the longest in
   * use.
   */
  private static final int LONGEST = 20_000;

  @Override
  public void find(String text, Consumer<SecretHit> hits) {
    if (!CLUES.areIn(text)) {
      return;
    }
    Matcher begin = BEGIN.matcher(text);
    Matcher end = END.matcher(text);
    int nextEnd = end.find() ? end.end() : -1;
    int at = 0;
    boolean more = begin.find();
    while (more) {
      int start = begin.start();
      int body = begin.end();
      more = begin.find();
      int nextBegin = more ? begin.start() : text.length();
      while (nextEnd >= 0 && nextEnd <= body) {
        orphan(text, at, end.start(), nextEnd, hits);
        at = nextEnd;
        nextEnd = end.find() ? end.end() : -1;
      }
      boolean closed = nextEnd >= 0 && nextEnd <= nextBegin && nextEnd - body <= LONGEST;
      int stop = closed ? nextEnd : endOfKeyLines(text, body, nextBegin);
      if (KEY_TEXT.matcher(text).region(body, stop).find()) {
        hits.accept(new SecretHit(SecretKind.PRIVATE_KEY, start, stop));
      }
      at = stop;
      if (closed) {
        nextEnd = end.find() ? end.end() : -1;
      }
    }
    while (nextEnd >= 0) {
      orphan(text, at, end.start(), nextEnd, hits);
      at = nextEnd;
      nextEnd = end.find() ? end.end() : -1;
    }
  }

  /** Reports a key that has an end marker but no begin marker in this text. */
  private static void orphan(
      String text, int from, int endLine, int stop, Consumer<SecretHit> hits) {
    int start = endLine;
    int lineEnd = lineBreakBefore(text, endLine, from);
    while (lineEnd >= from) {
      int lineStart = Math.max(from, lineBreakBefore(text, lineEnd, from) + 1);
      if (!KEY_LINE.matcher(text).region(lineStart, lineEnd).matches()) {
        break;
      }
      start = lineStart;
      lineEnd = lineStart > from ? lineStart - 1 : -1;
    }
    if (KEY_TEXT.matcher(text).region(start, endLine).find()) {
      hits.accept(new SecretHit(SecretKind.PRIVATE_KEY, start, stop));
    }
  }

  /**
   * Returns the index of the last line break before the index, not before {@code from}; -1 when
   * there is none.
   */
  private static int lineBreakBefore(String text, int index, int from) {
    int at = index - 1;
    while (at >= from && text.charAt(at) != '\n') {
      at--;
    }
    return at >= from ? at : -1;
  }

  /** Returns the end of the lines that can belong to a truncated key. */
  private static int endOfKeyLines(String text, int from, int limit) {
    int most = Math.min(limit, from + LONGEST);
    int at = from;
    while (at < most && text.startsWith("\\n", at)) {
      at = runEnd(text, at + 2, most);
    }
    int stop = at;
    while (at < most) {
      int lineEnd = text.indexOf('\n', at, most);
      int end = lineEnd < 0 ? most : lineEnd;
      if (!KEY_LINE.matcher(text).region(at, end).matches()) {
        break;
      }
      stop = text.substring(at, end).isBlank() ? stop : end;
      at = end + 1;
    }
    return stop;
  }

  private static int runEnd(String text, int from, int most) {
    int at = from;
    while (at < most
        && (Character.isLetterOrDigit(text.charAt(at)) || "+/=".indexOf(text.charAt(at)) >= 0)) {
      at++;
    }
    return at;
  }
}
