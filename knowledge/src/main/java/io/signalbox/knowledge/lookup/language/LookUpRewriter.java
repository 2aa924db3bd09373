package io.signalbox.knowledge.lookup.language;

import io.signalbox.config.NearestName;
import io.signalbox.knowledge.text.CommonMisspellings;
import io.signalbox.knowledge.text.WordLists;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Rewrites a look-up question in German, French or Spanish, or with typing errors, as plain English
 * questions. Pure, and safe for use from several threads.
 */
public final class LookUpRewriter {
  /** Names of the languages in which look-ups are understood, for use in a sentence. */
  public static final String LANGUAGES = "German, French and Spanish";

  private static final int LONGEST = 120;
  private static final int MOST_WORDS = 14;
  private static final int SHORTEST_CORRECTED = 4;

  /** Least share of everyday words of another language for a text to be in that language. */
  private static final double FOREIGN = 0.3;

  /**
   * Least share of letters of another script for a text to be in another language; four signs may
   * be a whole question.
   */
  private static final double OTHER_SCRIPT = 0.2;

  private static final int FEWEST_FOREIGN = 3;
  private static final Pattern WORD = Pattern.compile("[\\p{L}']+|[^\\p{L}']+");

  private final List<LookUpTranslator> languages =
      List.of(
          LookUpTranslator.read("german.txt"),
          LookUpTranslator.read("french.txt"),
          LookUpTranslator.read("spanish.txt"));
  private final List<Set<String>> unread = new ArrayList<>();
  private final Map<String, String> slips = new HashMap<>();
  private final Set<String> vocabulary = new HashSet<>();

  public LookUpRewriter() {
    WordLists.lines(LookUpRewriter.class, "other-languages.txt")
        .forEach(line -> unread.add(Set.of(line.split(" ", 2)[1].split(" "))));
    WordLists.lines(LookUpRewriter.class, "table-words.txt")
        .forEach(
            line -> {
              String[] pair = line.split(" = ", 2);
              if (pair.length == 2) {
                slips.put(pair[0], pair[1]);
              } else {
                vocabulary.addAll(List.of(line.split(" ")));
              }
            });
  }

  /**
   * Returns English wordings of the question, the likeliest first; empty when there is no other.
   *
   * @param question without greeting and closing
   */
  public List<String> of(String question) {
    if (question.length() > LONGEST || question.split("\\s+").length > MOST_WORDS) {
      return List.of();
    }
    List<String> wordings = new ArrayList<>();
    String plain = LookUpTranslator.plain(question);
    languages.forEach(
        language ->
            language.english(plain).forEach(translation -> wordings.add(translation.question())));
    if (wordings.isEmpty()) {
      String corrected = corrected(question);
      if (!corrected.equals(question)) {
        wordings.add(corrected);
      }
    }
    return wordings;
  }

  /**
   * Returns whether a text is in another language than English, by its script or everyday words.
   */
  public boolean isForeign(String text) {
    if (isOfOtherScript(text)) {
      return true;
    }
    List<String> words =
        Stream.of(LookUpTranslator.plain(text).split("[^\\p{L}']+"))
            .filter(word -> !word.isEmpty())
            .toList();
    return words.size() >= FEWEST_FOREIGN
        && words.stream().noneMatch(word -> word.equals("the") || word.equals("how"))
        && (languages.stream().anyMatch(language -> language.share(words) >= FOREIGN)
            || unread.stream().anyMatch(language -> share(language, words) >= FOREIGN));
  }

  private static boolean isOfOtherScript(String text) {
    long letters = text.codePoints().filter(Character::isLetter).count();
    long other =
        text.codePoints()
            .filter(Character::isLetter)
            .filter(each -> Character.UnicodeScript.of(each) != Character.UnicodeScript.LATIN)
            .filter(each -> Character.UnicodeScript.of(each) != Character.UnicodeScript.COMMON)
            .count();
    return other > 1 && other >= OTHER_SCRIPT * letters;
  }

  private static double share(Set<String> language, List<String> words) {
    return (double) words.stream().filter(language::contains).count() / words.size();
  }

  private String corrected(String question) {
    StringBuilder text = new StringBuilder();
    Matcher matcher = WORD.matcher(question);
    while (matcher.find()) {
      String word = matcher.group();
      text.append(meant(word.toLowerCase(Locale.ROOT), word));
    }
    return text.toString();
  }

  private String meant(String lower, String typed) {
    if (slips.containsKey(lower)) {
      return slips.get(lower);
    }
    if (vocabulary.contains(lower) || CommonMisspellings.of(lower).isPresent()) {
      return CommonMisspellings.of(lower).orElse(typed);
    }
    if (lower.length() < SHORTEST_CORRECTED) {
      return typed;
    }
    return vocabulary.stream()
        .filter(
            word ->
                word.length() >= SHORTEST_CORRECTED
                    && word.charAt(0) == lower.charAt(0)
                    && NearestName.distance(lower, word) == 1)
        .sorted()
        .findFirst()
        .orElse(typed);
  }
}
