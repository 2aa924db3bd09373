package io.signalbox.tools.foresight.quality.signal;

import io.signalbox.knowledge.text.WordLists;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Guesses the language of a text by its script and most common words; empty when they do not tell.
 */
final class LanguageGuess {
  private static final Pattern WORD = Pattern.compile("[^\\p{L}']+");
  private static final int FEWEST_LETTERS = 20;
  private static final int FEWEST_WORDS = 4;
  private static final int MOST_WORDS = 300;

  private final Map<String, Set<String>> languages = new HashMap<>();

  LanguageGuess() {
    for (String line : WordLists.lines(LanguageGuess.class, "common-words.txt")) {
      int colon = line.indexOf(':');
      Set<String> words = new HashSet<>(Set.of(line.substring(colon + 1).strip().split(" ")));
      languages.put(line.substring(0, colon), words);
    }
  }

  Optional<String> of(String text) {
    Optional<String> script = script(text);
    return script.isPresent() ? script : byWords(text);
  }

  private static Optional<String> script(String text) {
    Map<Character.UnicodeScript, Integer> counts = new HashMap<>();
    int letters = 0;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      if (Character.isLetter(point)) {
        letters++;
        counts.merge(Character.UnicodeScript.of(point), 1, Integer::sum);
      }
    }
    if (letters < FEWEST_LETTERS && counts.containsKey(Character.UnicodeScript.LATIN)) {
      return Optional.empty();
    }
    int kana =
        counts.getOrDefault(Character.UnicodeScript.HIRAGANA, 0)
            + counts.getOrDefault(Character.UnicodeScript.KATAKANA, 0);
    int han = counts.getOrDefault(Character.UnicodeScript.HAN, 0);
    if (kana + han > letters / 2 && kana + han > 4) {
      return Optional.of(kana * 10 > han ? "ja" : "zh");
    }
    for (Map.Entry<Character.UnicodeScript, Integer> each : counts.entrySet()) {
      boolean other = each.getKey() != Character.UnicodeScript.LATIN;
      if (other && each.getValue() > letters / 2 && letters >= FEWEST_WORDS) {
        return Optional.of(each.getKey().name().toLowerCase(Locale.ROOT));
      }
    }
    return Optional.empty();
  }

  private Optional<String> byWords(String text) {
    Map<String, Integer> hits = new HashMap<>();
    int words = 0;
    for (String word : WORD.split(text.toLowerCase(Locale.ROOT), MOST_WORDS)) {
      if (!word.isEmpty() && words++ < MOST_WORDS) {
        languages.forEach(
            (language, common) ->
                hits.merge(language, common.contains(word) ? 1 : 0, Integer::sum));
      }
    }
    String best = "";
    int most = 0;
    int second = 0;
    for (Map.Entry<String, Integer> each : hits.entrySet()) {
      if (each.getValue() > most) {
        second = most;
        most = each.getValue();
        best = each.getKey();
      } else {
        second = Math.max(second, each.getValue());
      }
    }
    boolean clear = words >= FEWEST_WORDS && most >= 3 && most > 1.5 * second && most * 10 > words;
    return clear ? Optional.of(best) : Optional.empty();
  }
}
