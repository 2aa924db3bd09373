package io.signalbox.knowledge.answer;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Cuts prose into sentences; not after abbreviations, list numbers, versions or inside inline code.
 */
final class Sentences {
  private static final Pattern NO_END =
      Pattern.compile(
          "(?:\\b(?:e\\.g|i\\.e|etc|vs|cf|approx|no|fig|resp)\\.|(?:^|\\s)\\d+\\.)\\s*$",
          Pattern.CASE_INSENSITIVE);

  private Sentences() {}

  /** The sentences in order; joined again they are the text, up to the white space between them. */
  static List<String> of(String prose) {
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
    breaks.setText(prose);
    List<String> sentences = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
      open.append(prose, start, end);
      if (ends(open)) {
        add(open, sentences);
      }
    }
    add(open, sentences);
    return sentences;
  }

  private static boolean ends(CharSequence text) {
    long ticks = text.chars().filter(character -> character == '`').count();
    return ticks % 2 == 0 && !NO_END.matcher(text).find();
  }

  private static void add(StringBuilder open, List<String> sentences) {
    String sentence = open.toString().strip();
    if (!sentence.isEmpty()) {
      sentences.add(sentence);
    }
    open.setLength(0);
  }
}
