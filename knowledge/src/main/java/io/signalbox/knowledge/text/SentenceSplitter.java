package io.signalbox.knowledge.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Splits prose into sentences; not after abbreviations and list numbers, not in versions and file
 * names, and not inside inline code, links and brackets.
 */
public final class SentenceSplitter {
  private static final Pattern NO_END =
      Pattern.compile(
          "(?:\\b(?:e\\.g|i\\.e|etc|vs|cf|approx|no|fig|resp|incl|min|max|dr|mr|mrs|ms|st)\\."
              + "|(?:^|\\n)\\s*\\d{1,9}[.)]|\\.\\.)\\s*$",
          Pattern.CASE_INSENSITIVE);

  /**
   * Characters before a full stop that decide whether the sentence ends; bounds the work on long
   * text.
   */
  private static final int TAIL = 40;

  /**
   * Longest text in brackets, in characters: a bracket open for longer was never meant to be
   * closed.
   */
  private static final int LONGEST_BRACKET = 500;

  private SentenceSplitter() {}

  /**
   * Returns the sentences in order; joined they are the text, except for white space between them.
   */
  public static List<String> of(String prose) {
    return parts(prose, prose).stream().map(String::strip).filter(each -> !each.isEmpty()).toList();
  }

  /** Returns the sentences with the white space that follows them; joined they are the text. */
  public static List<String> inFull(String prose) {
    // A line of prose ends no sentence.
    return parts(prose, prose.replace('\n', ' '));
  }

  private static List<String> parts(String prose, String read) {
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
    breaks.setText(read);
    List<String> sentences = new ArrayList<>();
    Openings openings = new Openings();
    int from = 0;
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
      openings.read(prose, start, end);
      if (!openings.anyIsOpen(end) && endsSentence(prose, from, end)) {
        sentences.add(prose.substring(from, end));
        from = end;
      }
    }
    if (from < prose.length() || sentences.isEmpty()) {
      sentences.add(prose.substring(from));
    }
    return sentences;
  }

  private static boolean endsSentence(String prose, int from, int end) {
    return Character.isWhitespace(prose.charAt(end - 1))
        && !NO_END.matcher(prose.substring(Math.max(from, end - TAIL), end)).find();
  }

  /** Open inline code and brackets at a position in the text. */
  private static final class Openings {
    private boolean code;
    private int depth;
    private int since;

    void read(String text, int from, int to) {
      for (int i = from; i < to; i++) {
        char character = text.charAt(i);
        if (character == '`') {
          code = !code;
          since = i;
        } else if (!code && (character == '(' || character == '[')) {
          since = depth == 0 ? i : since;
          depth++;
        } else if (!code && depth > 0 && (character == ')' || character == ']')) {
          depth--;
        }
      }
    }

    boolean anyIsOpen(int at) {
      if (at - since > LONGEST_BRACKET) {
        code = false;
        depth = 0;
      }
      return code || depth > 0;
    }
  }
}
