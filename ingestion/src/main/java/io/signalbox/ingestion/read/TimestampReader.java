package io.signalbox.ingestion.read;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Parser of timestamps in exports: ISO 8601 with or without an offset, {@code 2026-10-02 14:11},
 * {@code 02/Oct/26 2:11 PM}, {@code 02.10.2026 14:11}, each also without a time.
 *
 * <p>A local time that a change of clocks skips is moved on by the length of the gap, one that
 * occurs twice is its first occurrence, as {@code java.time} has it. A date without a time is the
 * start of that day.
 *
 * @param zone zone of times without an offset
 */
public record TimestampReader(ZoneId zone) {
  private static final List<DateTimeFormatter> FORMATS =
      List.of(
          format(
              "uuuu-MM-dd['T'][ ]['T'HH:mm][HH:mm][:ss][.SSSSSSSSS][.SSSSSS][.SSS][.S]["
                  + " ][XXX][XX][X]"),
          format("d/MMM/uu[ h:mm[:ss] a]"),
          format("d/MMM/uu[ H:mm[:ss]]"),
          format("d/MMM/uuuu[ h:mm[:ss] a]"),
          format("d/MMM/uuuu[ H:mm[:ss]]"),
          format("d MMM uuuu[ H:mm[:ss]]"),
          format("d.M.uuuu[ H:mm[:ss]]"),
          format("EEE MMM dd uuuu HH:mm:ss 'GMT'XX"));

  /** Zone name in brackets after the offset, as JavaScript's {@code Date} writes it. */
  private static final Pattern SCRIPT_ZONE = Pattern.compile("(GMT[+-]\\d{4}) \\([^()]*\\)$");

  private static final Instant EARLIEST = Instant.EPOCH;
  private static final Instant LATEST = Instant.parse("9000-01-01T00:00:00Z");

  /** Parses a time; empty when it cannot be read safely or lies before 1970 or after 8999. */
  public Optional<Instant> find(String text) {
    // Newer platforms put a narrow no-break space before AM and PM.
    String plain =
        SCRIPT_ZONE.matcher(text.replaceAll("[\\u202F\\u00A0]", " ").strip()).replaceFirst("$1");
    if (plain.isEmpty() || plain.length() > 40) {
      return Optional.empty();
    }
    return FORMATS.stream()
        .flatMap(format -> parse(format, plain).stream())
        .filter(time -> !time.isBefore(EARLIEST) && time.isBefore(LATEST))
        .findFirst();
  }

  private Optional<Instant> parse(DateTimeFormatter format, String text) {
    // Most formats do not fit; finding that out by an exception each would be the slowest part of
    // reading an export.
    ParsePosition position = new ParsePosition(0);
    try {
      if (format.parseUnresolved(text, position) == null || position.getIndex() < text.length()) {
        return Optional.empty();
      }
      TemporalAccessor parsed = format.parse(text);
      Optional<ZoneOffset> offset = Optional.ofNullable(parsed.query(TemporalQueries.offset()));
      LocalTime time =
          Optional.ofNullable(parsed.query(TemporalQueries.localTime())).orElse(LocalTime.MIN);
      LocalDateTime local = LocalDate.from(parsed).atTime(time);
      return Optional.of(
          offset.map(local::toInstant).orElseGet(() -> local.atZone(zone).toInstant()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static DateTimeFormatter format(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .toFormatter(Locale.ENGLISH);
  }
}
