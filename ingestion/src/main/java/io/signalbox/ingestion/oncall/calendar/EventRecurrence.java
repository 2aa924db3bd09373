package io.signalbox.ingestion.oncall.calendar;

import io.signalbox.knowledge.text.ShortenedText;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.fortuna.ical4j.model.Recur;

/**
 * Expands iCalendar recurrence rules (RRULE) in the event's local time with ical4j. Rules by the
 * minute or second or with an extreme interval, which would take forever, are refused.
 */
final class EventRecurrence {
  private static final int MOST_OCCURRENCES = 20_000;
  private static final int LONGEST_RULE = 500;
  private static final Pattern UNTIL = Pattern.compile("UNTIL=([^;]*)");
  private static final Pattern TOO_OFTEN =
      Pattern.compile("FREQ=(?:SECONDLY|MINUTELY)|BYSECOND=|BYMINUTE=[^;]*,");
  private static final Pattern NEGATIVE_COUNT = Pattern.compile(";COUNT=-\\d+");
  private static final Pattern OTHER_PART = Pattern.compile("BYMONTH=|BYWEEKNO=|BYYEARDAY=");
  private static final Pattern INTERVAL = Pattern.compile("INTERVAL=([^;]*)");

  private EventRecurrence() {}

  /** Returns whether the rule's UNTIL, if any, is not before the event's start. */
  static boolean reaches(String rule, EventTime first) {
    Matcher until = UNTIL.matcher(onTheClock(rule.strip().toUpperCase(Locale.ROOT), first));
    return !until.find()
        || EventTime.local(until.group(1)).filter(end -> end.isBefore(first.local())).isEmpty();
  }

  /**
   * Returns the local starts of a rule's occurrences in a period.
   *
   * @param from start of the expansion
   * @param to end of the expansion
   * @throws IllegalArgumentException with a sentence, when the rule is not one
   */
  static List<LocalDateTime> starts(
      String rule, EventTime first, LocalDateTime from, LocalDateTime to) {
    if (rule.length() > LONGEST_RULE) {
      throw new IllegalArgumentException("the rule is longer than " + LONGEST_RULE + " characters");
    }
    String plain = NEGATIVE_COUNT.matcher(rule.strip().toUpperCase(Locale.ROOT)).replaceAll("");
    if (TOO_OFTEN.matcher(plain).find()) {
      throw new IllegalArgumentException("the rule repeats more often than hourly");
    }
    Matcher interval = INTERVAL.matcher(plain);
    if (interval.find() && !interval.group(1).matches("[1-9]\\d{0,3}")) {
      throw new IllegalArgumentException("the rule's interval is not between 1 and 9999");
    }
    List<LocalDateTime> starts = expand(plain, first, from, to);
    if (starts.size() >= MOST_OCCURRENCES) {
      throw new IllegalArgumentException("the rule makes " + MOST_OCCURRENCES + " shifts or more");
    }
    return starts;
  }

  private static List<LocalDateTime> expand(
      String rule, EventTime first, LocalDateTime from, LocalDateTime to) {
    try {
      String plain = inEveryMonth(onTheClock(rule, first));
      // Weeks begin on Monday unless the rule says otherwise; ical4j lets the machine's language
      // decide.
      Recur<LocalDateTime> recur =
          new Recur<>(plain.contains("WKST=") ? plain : plain + ";WKST=MO", true);
      return recur.getDates(first.local(), from, to, MOST_OCCURRENCES);
    } catch (DateTimeException
        | IllegalArgumentException
        | ArithmeticException
        | ClassCastException e) {
      throw new IllegalArgumentException(
          "the rule \"" + ShortenedText.of(rule, 80) + "\" cannot be read", e);
    }
  }

  /**
   * Adds all months to a yearly rule with BYMONTHDAY alone, where ical4j would take only the first.
   */
  private static String inEveryMonth(String rule) {
    return rule.contains("FREQ=YEARLY")
            && rule.contains("BYMONTHDAY=")
            && !OTHER_PART.matcher(rule).find()
        ? rule + ";BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12"
        : rule;
  }

  /** Converts the rule's UNTIL, which may be a date or in UTC, to the event's local time. */
  private static String onTheClock(String rule, EventTime first) {
    Matcher until = UNTIL.matcher(rule);
    if (!until.find()) {
      return rule;
    }
    String written = until.group(1);
    Optional<LocalDateTime> time = EventTime.local(written);
    if (time.isEmpty()) {
      throw new IllegalArgumentException("no end that can be read");
    }
    LocalDateTime local =
        written.endsWith("Z")
            ? first.zone().local(time.get().toInstant(ZoneOffset.UTC))
            : written.indexOf('T') < 0 ? time.get().plusDays(1).minusSeconds(1) : time.get();
    return until.replaceFirst(
        "UNTIL=" + DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").format(local));
  }
}
