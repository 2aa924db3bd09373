package io.signalbox.tools.foresight.prompt;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Splits a prompt into normalised words for comparison: NFKC, lower case, without punctuation and
 * layout.
 *
 * <p>Invisible characters (soft hyphen, zero-width space) do not count. A placeholder ({@code
 * {{name}}}, <code>${name}</code>, {@code {% tag %}}) ends a run of words, since what it becomes
 * differs from call to call. In scripts that are written without spaces each character is a word.
 */
final class PromptWords {
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{\\{.*?\\}\\}|\\{%.*?%\\}|\\$\\{.*?\\}", Pattern.DOTALL);
  private static final Set<UnicodeScript> UNSPACED =
      Set.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);

  private PromptWords() {}

  /**
   * Returns the sequences of words between placeholders, in the order of the text; none is empty.
   */
  static List<List<String>> runs(String text) {
    List<List<String>> runs = new ArrayList<>();
    for (String part : PLACEHOLDER.split(text, -1)) {
      List<String> words = words(Normalizer.normalize(part, Normalizer.Form.NFKC));
      if (!words.isEmpty()) {
        runs.add(words);
      }
    }
    return runs;
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              if (Character.getType(point) == Character.FORMAT) {
                return;
              }
              boolean single = UNSPACED.contains(UnicodeScript.of(point));
              if (single || !isWordPart(point)) {
                flush(word, words);
              }
              if (isWordPart(point)) {
                word.appendCodePoint(point);
              }
              if (single) {
                flush(word, words);
              }
            });
    flush(word, words);
    return words;
  }

  private static boolean isWordPart(int point) {
    return Character.isLetterOrDigit(point)
        || Character.getType(point) == Character.NON_SPACING_MARK;
  }

  private static void flush(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString().toLowerCase(Locale.ROOT));
      word.setLength(0);
    }
  }
}
