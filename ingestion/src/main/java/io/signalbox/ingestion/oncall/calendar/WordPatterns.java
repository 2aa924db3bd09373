package io.signalbox.ingestion.oncall.calendar;

import io.signalbox.knowledge.text.WordLists;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Builds regular expressions from the word lists in this package's resources. */
final class WordPatterns {
  private WordPatterns() {}

  /**
   * Returns a regular expression group with all words of a resource as alternatives, the longest
   * first.
   */
  static String alternatives(String resource) {
    return WordLists.lines(WordPatterns.class, resource).stream()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .map(word -> Pattern.quote(word.toLowerCase(Locale.ROOT)))
        .collect(Collectors.joining("|", "(?:", ")"));
  }

  /** Returns a pattern that finds any of a resource's words as a whole word, ignoring case. */
  static Pattern anyOf(String resource) {
    return caseless("(?<![\\p{L}\\p{N}])" + alternatives(resource) + "(?![\\p{L}\\p{N}])");
  }

  static Pattern caseless(String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
