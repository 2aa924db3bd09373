package io.signalbox.tools.foresight.quality.signal;

import io.signalbox.knowledge.text.WordLists;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Text heuristics for bad answers: refusals, loops, garbage, wrong language. */
final class TextChecks {
  /**
   * Characters at the beginning in which a refusal is looked for; later such words may be about a
   * topic.
   */
  private static final int OPENING = 200;

  private static final int RUN = 20;
  private static final int LONG_ENOUGH = 160;
  private static final int LONGEST = 4_000;
  private static final int MOST_WORDS = 2_000;
  private static final int MOST_TRAILING = 200;
  private static final Set<String> HOLLOW = Set.of("{}", "[]", "null", "\"\"");
  private static final double REPEATED = 0.4;
  private static final double STRANGE = 0.15;
  private static final int FEWEST_SIGNS = 20;
  private static final double FEWEST_LETTERS = 0.25;
  private static final String FRAMES = "|-=_+*#.~─│┌┐└┘├┤┬┴┼";

  /** Tokens that nobody decoded: signs of byte-level encodings stand where spaces should. */
  private static final Pattern UNDECODED =
      Pattern.compile("(?:\\p{L}{1,30}\u0120){2}\\p{L}|\u010A\u010A");

  private static final char REPLACEMENT = '\uFFFD';

  private final List<String> refusals = WordLists.lines(TextChecks.class, "refusals.txt");
  private final List<String> unknowns = WordLists.lines(TextChecks.class, "unknowns.txt");
  private final LanguageGuess languages = new LanguageGuess();

  boolean refuses(String text) {
    String opening = opening(text);
    return refusals.stream().anyMatch(opening::contains);
  }

  /** Returns whether an answer begins by saying that it does not know. */
  boolean isIgnorant(String text) {
    String opening = opening(text);
    return unknowns.stream().anyMatch(opening::contains);
  }

  private static String opening(String text) {
    return text.substring(0, Math.min(OPENING, text.length()))
        .toLowerCase(Locale.ROOT)
        .replace('’', '\'');
  }

  /** Returns the language of a text, where it shows. */
  Optional<String> language(String text) {
    return languages.of(text);
  }

  /** Returns whether a text repeats itself endlessly or contains garbage. */
  boolean isGarbled(String text) {
    return hasStutter(text) || loops(text) || trails(text) || isStrange(text);
  }

  /** Returns whether an answer is blank or an empty JSON value. */
  static boolean isHollow(String text) {
    return text.isBlank() || HOLLOW.contains(text.strip());
  }

  /** Returns whether the same word occurs six times in a row. */
  private static boolean hasStutter(String text) {
    String[] words = text.strip().split("\\s+", MOST_WORDS);
    int same = 0;
    for (int i = 1; i < words.length; i++) {
      boolean word = words[i].length() > 1 && Character.isLetter(words[i].charAt(0));
      same = word && words[i].equals(words[i - 1]) ? same + 1 : 0;
      if (same >= 5) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns whether two fifths of all substrings of 20 characters occur more than three times.
   * Tables and code repeat their frames, but less.
   */
  private static boolean loops(String text) {
    String end = text.length() > LONGEST ? text.substring(text.length() - LONGEST) : text;
    if (end.length() < LONG_ENOUGH) {
      return false;
    }
    Map<String, Integer> runs = new HashMap<>();
    for (int i = 0; i + RUN <= end.length(); i++) {
      runs.merge(end.substring(i, i + RUN), 1, Integer::sum);
    }
    int often = 0;
    for (Map.Entry<String, Integer> each : runs.entrySet()) {
      boolean words = each.getKey().chars().anyMatch(Character::isLetter);
      often += each.getValue() > 3 && words ? each.getValue() : 0;
    }
    return often > REPEATED * (end.length() - RUN + 1);
  }

  /** Returns whether more than 200 characters of white space follow the answer. */
  private static boolean trails(String text) {
    return text.length() - text.stripTrailing().length() > MOST_TRAILING;
  }

  private static boolean isStrange(String text) {
    int strange = 0;
    int run = 0;
    int longest = 0;
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      boolean control = Character.isISOControl(each) && !Character.isWhitespace(each);
      strange += control || each == REPLACEMENT ? 1 : 0;
      boolean repeats = i > 0 && each == text.charAt(i - 1) && Character.isLetterOrDigit(each);
      run = repeats ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return strange > STRANGE * text.length()
        || (strange > 0 && text.length() < 8)
        || longest > 60
        || isBabel(text)
        || hasNoWords(text)
        || UNDECODED.matcher(text).find();
  }

  /** Returns whether question and answer are clearly in different languages. */
  boolean isOtherLanguage(String question, String answer) {
    Optional<String> asked = languages.of(question);
    Optional<String> answered = languages.of(answer);
    return asked.isPresent() && answered.isPresent() && !asked.get().equals(answered.get());
  }

  /** Returns whether few of a text's signs are letters or digits; rules and frames do not count. */
  private static boolean hasNoWords(String text) {
    long visible =
        text.codePoints()
            .filter(point -> !Character.isWhitespace(point) && FRAMES.indexOf(point) < 0)
            .count();
    long words = text.codePoints().filter(Character::isLetterOrDigit).count();
    return visible >= FEWEST_SIGNS && words < FEWEST_LETTERS * visible;
  }

  /** Returns whether a text mixes letters of five or more scripts. */
  private static boolean isBabel(String text) {
    Map<Character.UnicodeScript, Integer> scripts = new EnumMap<>(Character.UnicodeScript.class);
    text.codePoints()
        .limit(LONGEST)
        .filter(Character::isLetter)
        .forEach(point -> scripts.merge(Character.UnicodeScript.of(point), 1, Integer::sum));
    return scripts.values().stream().filter(count -> count >= 3).count() >= 5;
  }
}
