package io.signalbox.bot.slack.command.escalate;

import io.signalbox.knowledge.lookup.time.NamedTime;
import io.signalbox.knowledge.lookup.time.TimeExpressionParser;
import io.signalbox.knowledge.lookup.time.TimePhrase;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parsed period of an on-call override, such as {@code tomorrow 9 to 17} or {@code 9-17}. A text
 * with a part that is not understood is refused, and never taken for the whole day.
 */
sealed interface OverridePeriod {

  /** A valid period. */
  record Understood(Instant from, Instant to, ZoneId zone) implements OverridePeriod {}

  /**
   * The text names no valid period.
   *
   * @param why one sentence
   */
  record Refused(String why) implements OverridePeriod {}

  /** Parses the text; {@code zone} is the person's, for a text that names none. */
  static OverridePeriod read(String words, Instant now, ZoneId zone) {
    return new Reading(now, zone).of(words);
  }

  /** Parser of one text. */
  record Reading(Instant now, ZoneId zone) {
    private static final Pattern HOURS =
        Pattern.compile(
            "(?i)(?<![\\d/.:+-])(\\d{1,2})(?:[:.h](\\d{2})|h| ?uhr)? ?([ap]m)?"
                + " ?(?:-|–|—|to|till|til|until|bis) ?(\\d{1,2})(?:[:.h](\\d{2})|h| ?uhr)?"
                + " ?([ap]m)?(?![\\d/.:-]|[a-z])");
    private static final Pattern MONTH =
        Pattern.compile("(?i)(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?");
    private static final Pattern FILLER =
        Pattern.compile(
            "(?i)(?<![\\p{L}])(?:from|to|until|till|on|at|and|the|for|please|this|of|h)(?![\\p{L}])|[\\s,.;()–—-]");
    private static final Pattern CLOCK = Pattern.compile("\\d{1,2}:\\d{2}|(?i)\\d ?[ap]m\\b");

    OverridePeriod of(String words) {
      Optional<String> plain = clocks(words.strip());
      if (plain.isEmpty()) {
        return new Refused(
            "From "
                + words.strip()
                + " ends before it starts. Write 9:00 to 17:00, or 22:00 to 6:00 for a night.");
      }
      TimePhrase phrase = new TimeExpressionParser().parse(plain.get(), now, zone);
      String rest = FILLER.matcher(phrase.without(plain.get())).replaceAll(" ").strip();
      if (!rest.isEmpty()) {
        return new Refused("I do not understand \"" + rest.replaceAll("\\s+", " ") + "\".");
      }
      if (!(phrase.when().orElse(new NamedTime.At(now)) instanceof NamedTime.During during)) {
        return new Refused(
            phrase.when().isEmpty() && !phrase.notices().isEmpty()
                ? phrase.notices().getFirst()
                : "From when to when?");
      }
      ZoneId named = phrase.namedZone().orElse(zone);
      boolean wholeDays = isMidnight(during.from(), named) && isMidnight(during.to(), named);
      if (wholeDays && CLOCK.matcher(plain.get()).find() && !plain.get().contains("0:00")) {
        return new Refused("I understand the day but not the hours.");
      }
      return during.to().isAfter(now)
          ? new Understood(during.from(), during.to(), named)
          : new Refused("That is over already.");
    }

    private static boolean isMidnight(Instant instant, ZoneId zone) {
      return instant.atZone(zone).toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    /**
     * Returns the text with its hours written out, {@code 9:00 to 17:00}; empty when they end
     * before they start on a day.
     */
    private static Optional<String> clocks(String words) {
      Matcher hours = HOURS.matcher(words);
      StringBuilder plain = new StringBuilder();
      while (hours.find()) {
        if (isOfMonth(words, hours)) {
          continue;
        }
        Optional<LocalTime> from = time(hours.group(1), hours.group(2), hours.group(3));
        Optional<LocalTime> to = time(hours.group(4), hours.group(5), hours.group(6));
        if (from.isEmpty() || to.isEmpty()) {
          continue;
        }
        boolean isPlain = hours.group(3) == null && hours.group(6) == null;
        boolean backwards = !to.get().isAfter(from.get()) && !to.get().equals(LocalTime.MIDNIGHT);
        if (isPlain && backwards && from.get().getHour() < 12) {
          return Optional.empty();
        }
        hours.appendReplacement(plain, from.get() + " to " + to.get());
      }
      return Optional.of(hours.appendTail(plain).toString());
    }

    /** Returns whether the numbers are days of a month, as in "5 to 9 December" and "Dec 5-9". */
    private static boolean isOfMonth(String words, Matcher hours) {
      String before = words.substring(0, hours.start()).strip();
      String after = words.substring(hours.end()).strip();
      String last = before.substring(before.lastIndexOf(' ') + 1);
      String first = after.split("[ ,]", 2)[0].toLowerCase(Locale.ROOT);
      return MONTH.matcher(last).matches() || MONTH.matcher(first).matches();
    }

    private static Optional<LocalTime> time(String hour, String minute, String half) {
      int hours = Integer.parseInt(hour);
      int minutes = minute == null ? 0 : Integer.parseInt(minute);
      if (half != null) {
        if (hours < 1 || hours > 12) {
          return Optional.empty();
        }
        hours = hours % 12 + (half.equalsIgnoreCase("pm") ? 12 : 0);
      }
      if (hours == 24 && minutes == 0) {
        hours = 0;
      }
      return hours > 23 || minutes > 59
          ? Optional.empty()
          : Optional.of(LocalTime.of(hours, minutes));
    }
  }
}
