package io.signalbox.knowledge.answer.grounding;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sentence of a draft split into its text and the passages cited by markers such as {@code [2]},
 * {@code [1][3]} or {@code [1, 3]}. Inside inline code nothing is a mark.
 *
 * @param text without the marks
 * @param cited numbers of passages, ascending; empty when there is no mark, or one of a passage
 *     that was never given
 */
record CitationMarkers(String text, List<Integer> cited) {
  private static final String MARK =
      "(?<![\\p{L}\\p{N}_])[\\[【]\\s?\\d{1,4}(?:\\s?,\\s?\\d{1,4}){0,20}\\s?[]】](?!\\()";

  private static final Pattern ONE = Pattern.compile(MARK);
  private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");
  private static final Pattern AFTER_STOP =
      Pattern.compile("([.!?:])(\\s{0,3}(?:" + MARK + "\\s{0,3})++)");
  private static final Pattern INLINE_CODE = Pattern.compile("`[^`\\n]+`");

  static CitationMarkers of(String sentence, int passages) {
    Set<Integer> cited = new TreeSet<>();
    boolean[] unknown = {false};
    String text =
        outsideCode(
            sentence,
            prose -> {
              Matcher marks = ONE.matcher(prose);
              while (marks.find()) {
                Matcher numbers = NUMBER.matcher(marks.group());
                while (numbers.find()) {
                  int number = Integer.parseInt(numbers.group());
                  unknown[0] |= number < 1 || number > passages;
                  cited.add(number);
                }
              }
              return ONE.matcher(prose).replaceAll("");
            });
    String tidy = text.replaceAll("[ \\t]+([.,;:!?])", "$1").replaceAll("[ \\t]{2,}", " ").strip();
    return new CitationMarkers(tidy, unknown[0] ? List.of() : List.copyOf(cited));
  }

  /**
   * Moves each citation marker that follows a full stop before it, into the sentence it belongs to.
   */
  static String beforeStops(String text) {
    return outsideCode(
        text,
        prose ->
            AFTER_STOP.matcher(prose).replaceAll(match -> moved(match.group(1), match.group(2))));
  }

  private static String moved(String stop, String marks) {
    return Matcher.quoteReplacement(" " + marks.strip() + stop + " ");
  }

  private static String outsideCode(String text, UnaryOperator<String> change) {
    StringBuilder all = new StringBuilder();
    Matcher code = INLINE_CODE.matcher(text);
    int from = 0;
    while (code.find()) {
      all.append(change.apply(text.substring(from, code.start()))).append(code.group());
      from = code.end();
    }
    return all.append(change.apply(text.substring(from))).toString();
  }
}
