package io.signalbox.knowledge.lookup.time;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Parser of the time zone that a text names: "Europe/Berlin", "UTC+2", "9 CET", "Berlin time",
 * "Monday New York".
 */
final class ZoneGrammar {
  private static final String LEAD = "(?:in\\s+|\\(\\s*)?";
  private static final Pattern ID =
      Pattern.compile(
          "(?<![\\w/-])" + LEAD + "([a-z]+/[a-z_]+(?:/[a-z_]+)?)(?:\\s+time)?(?![\\w/-])");
  private static final Pattern OFFSET =
      Pattern.compile(
          "(?<![\\p{L}-])" + LEAD + "(?:utc|gmt)\\s?([+-]\\s?\\d{1,2}(?::?\\d{2})?)(?!\\w)\\)?");
  private static final Pattern ABBREVIATION =
      Pattern.compile("(?<![\\p{L}-])(in\\s+|\\(\\s*)?([a-z]{2,4})(\\s+time)?(?![\\w-])\\)?");
  private static final Pattern PLACE_TIME =
      Pattern.compile(
          "(?<![\\w-])"
              + LEAD
              + "([a-z]+(?:[ _][a-z]+){0,2}?)(?:'s)?\\s+(?:local\\s+)?time(?![\\w-])");
  private static final Pattern WORD = Pattern.compile("(?<![\\w-])[a-z]{3,}(?![\\w-])");
  private static final Pattern AFTER_A_TIME =
      Pattern.compile(
          "(?:\\d|am|pm|day|morning|afternoon|evening|night|noon|tomorrow|now|weekend|week|mon|tue|wed|thu|fri|sat|sun)"
              + "\\s*,?\\s*$");

  private ZoneGrammar() {}

  static Optional<ZoneId> take(GrammarInput scan) {
    return first(scan, ID, match -> ZoneNames.byId(match.group(1)))
        .or(() -> first(scan, OFFSET, match -> ZoneNames.offset(match.group(1))))
        .or(() -> first(scan, ABBREVIATION, match -> abbreviation(scan, match)))
        .or(() -> placeTime(scan))
        .or(() -> place(scan));
  }

  private static Optional<ZoneId> first(
      GrammarInput scan, Pattern pattern, Function<MatchResult, Optional<ZoneId>> read) {
    for (MatchResult match : scan.places(pattern)) {
      Optional<ZoneId> zone = read.apply(match);
      if (zone.isPresent()) {
        scan.take(match.start(), match.end());
        return zone;
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the zone of an abbreviation; those that are also words, such as "et" and "est", count
   * in capitals or beside a time.
   */
  private static Optional<ZoneId> abbreviation(GrammarInput scan, MatchResult match) {
    String name = match.group(2);
    Optional<ZoneId> zone = ZoneNames.abbreviation(name);
    if (zone.isEmpty()) {
      return zone;
    }
    String typed = scan.text().substring(match.start(2), match.end(2));
    boolean capitals = typed.equals(name.toUpperCase(Locale.ROOT));
    boolean marked = match.group(1) != null || match.group(3) != null;
    if (!capitals && !marked && !followsTime(scan, match.start())) {
      return Optional.empty();
    }
    if (name.equals("ist")) {
      scan.note("I read IST as India's time (Asia/Kolkata).");
    }
    return zone;
  }

  private static Optional<ZoneId> placeTime(GrammarInput scan) {
    for (MatchResult match : scan.places(PLACE_TIME)) {
      // The words before "time" may hold more than the place: "3pm new york time".
      String words = match.group(1);
      int start = match.start(1);
      for (int cut = 0; cut >= 0; cut = next(words, cut)) {
        Optional<ZoneId> zone = ZoneNames.place(words.substring(cut).replace('_', ' '));
        if (zone.isPresent()) {
          scan.take(cut == 0 ? match.start() : start + cut, match.end());
          return zone;
        }
      }
    }
    return Optional.empty();
  }

  private static int next(String words, int cut) {
    int space = words.indexOf(' ', cut);
    return space < 0 ? -1 : space + 1;
  }

  private static Optional<ZoneId> place(GrammarInput scan) {
    String text = scan.lower();
    for (MatchResult word : scan.places(WORD)) {
      int in = in(text, word.start());
      if (in == word.start() && !followsTime(scan, word.start())) {
        continue;
      }
      for (int words = 3; words >= 1; words--) {
        Optional<Integer> end = end(text, word.start(), words);
        Optional<ZoneId> zone = end.flatMap(e -> ZoneNames.place(text.substring(word.start(), e)));
        if (zone.isPresent()) {
          scan.take(in, end.get());
          return zone;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Integer> end(String text, int start, int words) {
    int end = start;
    for (int i = 0; i < words; i++) {
      int from = i == 0 ? end : end + 1;
      if (i > 0 && (end >= text.length() || text.charAt(end) != ' ')) {
        return Optional.empty();
      }
      end = from;
      while (end < text.length() && Character.isLetter(text.charAt(end))) {
        end++;
      }
      if (end == from) {
        return Optional.empty();
      }
    }
    return Optional.of(end);
  }

  private static int in(String text, int start) {
    return text.startsWith("in ", Math.max(0, start - 3)) && start >= 3 ? start - 3 : start;
  }

  private static boolean followsTime(GrammarInput scan, int index) {
    String before = scan.lower().substring(Math.max(0, index - 20), index);
    return AFTER_A_TIME.matcher(before).find();
  }
}
