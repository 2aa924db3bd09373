package io.signalbox.ingestion.oncall.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lists of words as patterns. */
final class WordLists {
  private WordLists() {}

  /** Returns one alternative of all words in a resource beside this class, the longest first. */
  static String alternatives(String resource) {
    try (InputStream in = WordLists.class.getResourceAsStream(resource)) {
      List<String> lines =
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .toList();
      return lines.stream()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .sorted(Comparator.comparingInt(String::length).reversed())
          .map(word -> Pattern.quote(word.toLowerCase(Locale.ROOT)))
          .collect(Collectors.joining("|", "(?:", ")"));
    } catch (IOException e) {
      throw new UncheckedIOException("a resource cannot be read", e);
    }
  }

  /** A pattern that finds any of the words, as words, in any case. */
  static Pattern anyOf(String resource) {
    return caseless("(?<![\\p{L}\\p{N}])" + alternatives(resource) + "(?![\\p{L}\\p{N}])");
  }

  static Pattern caseless(String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
