package io.signalbox.ingestion.chunk;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Cuts a paragraph at the ends of sentences, by the rules of Unicode Standard Annex 29 as the JDK
 * has them, but never inside inline code, a link or after an abbreviation. Where no sentence ends,
 * a line or at last a word does; a word is never cut.
 */
final class SentenceCutter {
  private static final Pattern ABBREVIATION =
      Pattern.compile(
          "(?:^|[\\s(])(?:e\\.g|i\\.e|etc|vs|cf|approx|incl|resp|no|fig|dr|mr|ms|mrs|st)\\.\\s*$",
          Pattern.CASE_INSENSITIVE);
  private static final int LONGEST_ABBREVIATION = 12;

  private SentenceCutter() {}

  /** The last sentence; the whole text when it is one sentence. */
  static String last(String paragraph) {
    List<String> sentences = split(paragraph);
    return sentences.getLast().strip();
  }

  /** Parts of whole sentences, each near the target length. */
  static List<String> groups(String paragraph) {
    boolean quoted = paragraph.startsWith(">");
    List<String> groups = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    for (String sentence : split(paragraph)) {
      for (String part :
          sentence.length() <= PassageLength.MOST ? List.of(sentence) : words(sentence)) {
        if (!current.isEmpty() && current.length() + part.length() > PassageLength.TARGET) {
          flush(current, groups, quoted);
        }
        current.append(part);
      }
    }
    flush(current, groups, quoted);
    return groups;
  }

  private static void flush(StringBuilder current, List<String> groups, boolean quoted) {
    String text = current.toString().strip();
    current.setLength(0);
    if (!text.isEmpty()) {
      groups.add(quoted && !text.startsWith(">") ? "> " + text : text);
    }
  }

  /** The sentences with the white space that follows them; joined they are the paragraph. */
  private static List<String> split(String paragraph) {
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
    breaks.setText(paragraph.replace('\n', ' '));
    List<String> sentences = new ArrayList<>();
    Nesting nesting = new Nesting();
    int start = 0;
    int scanned = 0;
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      for (; scanned < end; scanned++) {
        nesting.take(paragraph.charAt(scanned));
      }
      boolean last = end == paragraph.length();
      if (last || (nesting.isOutside() && !endsInAbbreviation(paragraph, start, end))) {
        sentences.add(paragraph.substring(start, end));
        start = end;
      }
    }
    return sentences.isEmpty() ? List.of(paragraph) : sentences;
  }

  private static boolean endsInAbbreviation(String text, int start, int end) {
    return ABBREVIATION
        .matcher(text.substring(Math.max(start, end - LONGEST_ABBREVIATION), end))
        .find();
  }

  /** Parts that end with a line or a word. */
  private static List<String> words(String sentence) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    while (sentence.length() - start > PassageLength.MOST) {
      int end = lastGap(sentence, start, start + PassageLength.TARGET);
      if (end <= start) {
        end = nextGap(sentence, start + PassageLength.TARGET);
      }
      parts.add(sentence.substring(start, end));
      start = end;
    }
    if (start < sentence.length()) {
      parts.add(sentence.substring(start));
    }
    return parts;
  }

  /**
   * Behind the last line break between the two, else behind the last space; at most {@code from} if
   * none.
   */
  private static int lastGap(String text, int from, int to) {
    int line = text.lastIndexOf('\n', to - 1);
    return line > from ? line + 1 : text.lastIndexOf(' ', to - 1) + 1;
  }

  private static int nextGap(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (Character.isWhitespace(text.charAt(i))) {
        return i + 1;
      }
    }
    return text.length();
  }

  /** Follows inline code and brackets; brackets that never close stop counting after a while. */
  private static final class Nesting {
    private static final int LONGEST_SPAN = 600;

    private boolean code;
    private int brackets;
    private int since;

    void take(char c) {
      if (c == '`') {
        code = !code;
        since = 0;
      } else if (!code && (c == '[' || c == '(')) {
        brackets++;
        since = 0;
      } else if (!code && (c == ']' || c == ')')) {
        brackets = Math.max(0, brackets - 1);
      }
      since++;
      if (since > LONGEST_SPAN) {
        code = false;
        brackets = 0;
      }
    }

    boolean isOutside() {
      return !code && brackets == 0;
    }
  }
}
