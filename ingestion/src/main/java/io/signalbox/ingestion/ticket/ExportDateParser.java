package io.signalbox.ingestion.ticket;

import io.signalbox.ingestion.read.TimestampReader;
import java.text.DateFormatSymbols;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Date parser for one Jira export, which depends on the exporting user's language. It knows month
 * names in some twenty languages, and detects the order of numeric day and month from the column.
 * For one file.
 */
final class ExportDateParser {
  private static final Pattern NAMED =
      Pattern.compile(
          "(\\d{1,2})[./ -]+([\\p{L}\\p{M}]{2,15})\\.?[./ -]+(\\d{4}|\\d{2})(?:,? (.+))?");
  private static final Pattern NUMBERS =
      Pattern.compile("(\\d{1,2})[/-](\\d{1,2})[/-](\\d{4}|\\d{2})(?:,? (.+))?");
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})/(\\d{1,2})/(\\d{1,2})(?:,? (.+))?");
  private static final Pattern TIME =
      Pattern.compile("(?i)(\\d{1,2})[:.](\\d{2})(?:[:.](\\d{2}))? ?(?:([ap])\\.? ?m?\\.?)?");
  private static final List<String> LANGUAGES =
      List.of(
          "en", "de", "fr", "es", "pt", "it", "nl", "sv", "da", "nb", "fi", "pl", "cs", "hu", "ro",
          "tr", "ru", "uk", "et", "lt", "lv", "sk", "el");

  private final TimestampReader plain;
  private final Map<String, Integer> months = months();
  private boolean isDecided;
  private boolean seen;
  private boolean dayAboveTwelve;
  private boolean monthAboveTwelve;
  private boolean halfDays;
  private boolean monthFirst;

  ExportDateParser(ZoneId zone) {
    plain = new TimestampReader(zone);
  }

  private static Map<String, Integer> months() {
    Map<String, Integer> months = new HashMap<>();
    for (String language : LANGUAGES) {
      DateFormatSymbols symbols = DateFormatSymbols.getInstance(Locale.of(language));
      for (int month = 0; month < 12; month++) {
        months.putIfAbsent(key(symbols.getShortMonths()[month]), month + 1);
        months.putIfAbsent(key(symbols.getMonths()[month]), month + 1);
      }
    }
    months.put("sept", 9);
    months.put("okt", 10);
    months.put("mrt", 3);
    months.put("mrz", 3);
    return months;
  }

  private static String key(String month) {
    return month.toLowerCase(Locale.ROOT).replace(".", "");
  }

  /** Takes one date of the column as evidence for the order of day and month. */
  void look(String written) {
    Matcher numbers = NUMBERS.matcher(tidy(written));
    if (numbers.matches()) {
      seen = true;
      dayAboveTwelve |= Integer.parseInt(numbers.group(1)) > 12;
      monthAboveTwelve |= Integer.parseInt(numbers.group(2)) > 12;
      halfDays |= numbers.group(4) != null && numbers.group(4).matches("(?i).*[ap]\\.?m\\.?");
    }
  }

  boolean isDecided() {
    return isDecided;
  }

  /**
   * Decides the order of day and month: by a number above twelve, else month first where times have
   * AM or PM.
   *
   * @return a note that says which order was chosen, where numeric dates occurred
   */
  Optional<String> decide() {
    isDecided = true;
    monthFirst = dayAboveTwelve == monthAboveTwelve ? halfDays : monthAboveTwelve;
    return seen
        ? Optional.of(
            "days such as 2/10/2026 are read as "
                + (monthFirst ? "10 February, the month first" : "2 October, the day first"))
        : Optional.empty();
  }

  /** Parses a date or time, with day and month in the decided order; empty when it is invalid. */
  Optional<Instant> find(String written) {
    String text = tidy(written);
    Matcher named = NAMED.matcher(text);
    if (named.matches()) {
      @Nullable Integer month = months.get(key(named.group(2)));
      return month == null
          ? plain.find(text)
          : date(named.group(3), month, Integer.parseInt(named.group(1)), named.group(4));
    }
    Matcher numbers = NUMBERS.matcher(text);
    if (numbers.matches()) {
      int first = Integer.parseInt(numbers.group(1));
      int second = Integer.parseInt(numbers.group(2));
      return date(
          numbers.group(3),
          monthFirst ? first : second,
          monthFirst ? second : first,
          numbers.group(4));
    }
    Matcher years = YEAR_FIRST.matcher(text);
    return years.matches()
        ? date(
            years.group(1),
            Integer.parseInt(years.group(2)),
            Integer.parseInt(years.group(3)),
            years.group(4))
        : plain.find(text);
  }

  private Optional<Instant> date(String year, int month, int day, @Nullable String time) {
    Optional<String> clock = time == null ? Optional.of("") : clock(time.strip());
    String century = year.length() == 2 ? "20" + year : year;
    return clock.flatMap(
        shown -> plain.find("%s-%02d-%02d%s".formatted(century, month, day, shown)));
  }

  private static Optional<String> clock(String time) {
    Matcher clock = TIME.matcher(time);
    if (!clock.matches()) {
      return Optional.empty();
    }
    int hour = Integer.parseInt(clock.group(1));
    if (clock.group(4) != null) {
      hour = hour % 12 + (clock.group(4).equalsIgnoreCase("p") ? 12 : 0);
    }
    return Optional.of(" %02d:%s".formatted(hour, clock.group(2)));
  }

  private static String tidy(String written) {
    return written.replaceAll("[\\u202F\\u00A0\\s]+", " ").strip();
  }
}
