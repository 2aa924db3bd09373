package io.signalbox.ingestion.oncall.calendar;

import io.signalbox.knowledge.text.WordLists;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Patterns of the word lists beside this class. */
final class WordPatterns {
  private WordPatterns() {}

  /** Returns one alternative of all words in a resource beside this class, the longest first. */
  static String alternatives(String resource) {
    return WordLists.lines(WordPatterns.class, resource).stream()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .map(word -> Pattern.quote(word.toLowerCase(Locale.ROOT)))
        .collect(Collectors.joining("|", "(?:", ")"));
  }

  /** A pattern that finds any of the words, as words, in any case. */
  static Pattern anyOf(String resource) {
    return caseless("(?<![\\p{L}\\p{N}])" + alternatives(resource) + "(?![\\p{L}\\p{N}])");
  }

  static Pattern caseless(String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
