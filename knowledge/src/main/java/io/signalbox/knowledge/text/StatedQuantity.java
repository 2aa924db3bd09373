package io.signalbox.knowledge.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Number with its unit found in a text, normalised so that "20 s", "20s" and "20 seconds" are equal
 * and "20 s" and "20 min" are not.
 *
 * @param value numbers in digits and without needless zeros, durations in seconds; versions, clock
 *     times and the like as they stand
 * @param unit "s" for all durations, else the unit in lower case; empty for a bare number
 * @param text as written
 */
public record StatedQuantity(String value, String unit, String text) {
  private static final Map<String, Integer> SECONDS =
      Map.ofEntries(
          Map.entry("s", 1),
          Map.entry("sec", 1),
          Map.entry("second", 1),
          Map.entry("m", 60),
          Map.entry("min", 60),
          Map.entry("minute", 60),
          Map.entry("h", 3_600),
          Map.entry("hour", 3_600),
          Map.entry("d", 86_400),
          Map.entry("day", 86_400),
          Map.entry("w", 604_800),
          Map.entry("week", 604_800));

  private static final Map<String, String> NUMERALS =
      Map.ofEntries(
          Map.entry("two", "2"),
          Map.entry("three", "3"),
          Map.entry("four", "4"),
          Map.entry("five", "5"),
          Map.entry("six", "6"),
          Map.entry("seven", "7"),
          Map.entry("eight", "8"),
          Map.entry("nine", "9"),
          Map.entry("ten", "10"),
          Map.entry("twelve", "12"),
          Map.entry("fifteen", "15"),
          Map.entry("twenty", "20"),
          Map.entry("thirty", "30"),
          Map.entry("sixty", "60"));

  private static final Pattern WRITTEN =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_./:-])"
              + "(\\d{1,3}(?:,\\d{3})++(?:\\.\\d+)?|\\d+(?:[.:]\\d+)*+|"
              + String.join("|", NUMERALS.keySet())
              + ")(?:[\\s-]?(ms|milliseconds?|secs?|seconds?|s|mins?|minutes?|m|hours?|h|days?|d"
              + "|weeks?|w|months?|years?|[KMGT]i?B|[KMGT]i|%|percent|EUR|euros?|USD))?(?![\\p{L}\\p{N}_])",
          Pattern.CASE_INSENSITIVE);

  /** Common beginning of every quantity, which is cheap to search for. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "\\d|\\b(?:" + String.join("|", NUMERALS.keySet()) + ")\\b", Pattern.CASE_INSENSITIVE);

  /**
   * Returns whether a text may contain a quantity; {@code false} is certain, and the check is
   * cheap.
   */
  public static boolean mayBeIn(String text) {
    return NUMBER.matcher(text).find();
  }

  /** Returns all quantities of a text in order. */
  public static List<StatedQuantity> in(String text) {
    List<StatedQuantity> all = new ArrayList<>();
    Matcher matcher = WRITTEN.matcher(text);
    while (matcher.find()) {
      String number = matcher.group(1).toLowerCase(Locale.ROOT);
      String unit = matcher.group(2) == null ? "" : matcher.group(2);
      all.add(of(NUMERALS.getOrDefault(number, number), unit, matcher.group()));
    }
    return all;
  }

  /** Returns the text without its quantities. */
  public static String without(String text) {
    return WRITTEN.matcher(text).replaceAll(" ");
  }

  private static StatedQuantity of(String number, String unit, String text) {
    String folded = unit.toLowerCase(Locale.ROOT);
    String singular =
        folded.length() > 2 && folded.endsWith("s")
            ? folded.substring(0, folded.length() - 1)
            : folded;
    Integer seconds = SECONDS.get(singular);
    boolean plain = number.matches("\\d[\\d,]{0,30}(?:\\.\\d{1,30})?");
    if (!plain) {
      return new StatedQuantity(number, singular, text);
    }
    BigDecimal value = new BigDecimal(number.replace(",", ""));
    if (seconds != null && !unit.equals("M")) {
      return new StatedQuantity(plain(value.multiply(BigDecimal.valueOf(seconds))), "s", text);
    }
    return new StatedQuantity(plain(value), singular.equals("percent") ? "%" : singular, text);
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  /** Returns whether both state the same value, possibly in other words. */
  public boolean isSame(StatedQuantity other) {
    return value.equals(other.value) && unit.equals(other.unit);
  }
}
