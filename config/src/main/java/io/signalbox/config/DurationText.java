package io.signalbox.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parser and formatter of durations as one number and a unit, such as {@code 20s} or {@code 365d}.
 * A day is 24 hours on every date: these are lengths, not calendar steps, so a change to summer
 * time does not alter them.
 */
final class DurationText {
  static final String ALLOWED = "a duration: a whole number with ms, s, m, h or d, such as 20s";

  private static final Pattern FORM = Pattern.compile("(\\d{1,18}) ?(ms|s|m|h|d)");
  private static final Map<String, Duration> UNITS = units();

  private DurationText() {}

  /**
   * Parses a duration such as {@code 20s} or {@code 365d}.
   *
   * @throws IllegalArgumentException when the text is no duration
   * @throws ArithmeticException when it is longer than the largest {@link Duration}
   */
  static Duration parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no duration");
    }
    return unit(matcher.group(2)).multipliedBy(Long.parseLong(matcher.group(1)));
  }

  /**
   * Formats the duration in the largest unit that divides it; fractions of a millisecond are cut
   * off.
   */
  static String text(Duration duration) {
    for (Map.Entry<String, Duration> unit : UNITS.entrySet()) {
      long count = duration.dividedBy(unit.getValue());
      if (count > 0 && unit.getValue().multipliedBy(count).equals(duration)) {
        return count + unit.getKey();
      }
    }
    return duration.isZero() ? "0s" : duration.toMillis() + "ms";
  }

  private static Duration unit(String name) {
    Duration unit = UNITS.get(name);
    if (unit == null) {
      throw new IllegalArgumentException("no unit");
    }
    return unit;
  }

  private static Map<String, Duration> units() {
    Map<String, Duration> units = new LinkedHashMap<>();
    units.put("d", Duration.ofDays(1));
    units.put("h", Duration.ofHours(1));
    units.put("m", Duration.ofMinutes(1));
    units.put("s", Duration.ofSeconds(1));
    units.put("ms", Duration.ofMillis(1));
    return units;
  }
}
