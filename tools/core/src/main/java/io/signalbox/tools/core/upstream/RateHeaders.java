package io.signalbox.tools.core.upstream;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses the pause that a provider asks for from its response headers. Read are {@code Retry-After}
 * in seconds or as a date (RFC 9110), {@code retry-after-ms}, and exhausted limits in {@code
 * x-ratelimit-*} (OpenAI: durations such as {@code 6m0s}) and {@code anthropic-ratelimit-*} (times
 * by RFC 3339). None of it is believed without bounds.
 */
final class RateHeaders {
  private static final Pattern PART = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|s|m|h|d)");

  /** Longest pause accepted from an error answer. */
  private static final Duration LONGEST = Duration.ofHours(1);

  /**
   * Longest pause accepted from a good answer, which only announces that the next call may fail.
   */
  private static final Duration LONGEST_ANNOUNCED = Duration.ofMinutes(1);

  /** Longest plausible pause in a good answer; a longer one is ignored. */
  private static final Duration ABSURD = Duration.ofDays(1);

  private static final String[] OPEN_AI = {"requests", "tokens"};
  private static final String[] ANTHROPIC = {"requests", "tokens", "input-tokens", "output-tokens"};

  private RateHeaders() {}

  /**
   * Returns the pause that the response headers ask for; zero for none.
   *
   * @param good whether the headers are those of a good answer
   */
  static Duration pause(Function<String, Optional<String>> header, Instant now, boolean good) {
    Duration longest = longest(header, now);
    if (good && longest.compareTo(ABSURD) > 0) {
      return Duration.ZERO;
    }
    Duration most = good ? LONGEST_ANNOUNCED : LONGEST;
    return longest.compareTo(most) > 0 ? most : longest;
  }

  private static Duration longest(Function<String, Optional<String>> header, Instant now) {
    Duration longest = asked(header, now);
    for (String what : OPEN_AI) {
      if (isUsedUp(header.apply("x-ratelimit-remaining-" + what))) {
        longest = max(longest, header.apply("x-ratelimit-reset-" + what).map(RateHeaders::span));
      }
    }
    for (String what : ANTHROPIC) {
      if (isUsedUp(header.apply("anthropic-ratelimit-" + what + "-remaining"))) {
        longest =
            max(
                longest,
                header.apply("anthropic-ratelimit-" + what + "-reset").map(at -> until(at, now)));
      }
    }
    return longest;
  }

  private static Duration asked(Function<String, Optional<String>> header, Instant now) {
    Optional<Duration> millis =
        header
            .apply("retry-after-ms")
            .filter(text -> text.matches("\\d{1,9}"))
            .map(text -> Duration.ofMillis(Long.parseLong(text)));
    return millis
        .or(() -> header.apply("retry-after").map(text -> retryAfter(text.strip(), now)))
        .orElse(Duration.ZERO);
  }

  private static Duration retryAfter(String text, Instant now) {
    if (text.matches("\\d{1,9}(\\.\\d{1,9})?")) {
      return Duration.ofMillis(Math.round(Double.parseDouble(text) * 1_000));
    }
    try {
      Instant at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return positive(Duration.between(now, at));
    } catch (DateTimeException e) {
      return Duration.ZERO;
    }
  }

  private static Duration span(String text) {
    Matcher part = PART.matcher(text);
    double millis = 0;
    while (part.find()) {
      double unit =
          switch (part.group(2)) {
            case "ms" -> 1;
            case "s" -> 1_000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            default -> 86_400_000;
          };
      millis += Double.parseDouble(part.group(1)) * unit;
    }
    return Duration.ofMillis((long) Math.ceil(millis));
  }

  private static Duration until(String text, Instant now) {
    try {
      return positive(Duration.between(now, ZonedDateTime.parse(text).toInstant()));
    } catch (DateTimeException e) {
      return Duration.ZERO;
    }
  }

  private static boolean isUsedUp(Optional<String> remaining) {
    return remaining.filter(text -> text.strip().equals("0")).isPresent();
  }

  private static Duration positive(Duration duration) {
    return duration.isNegative() ? Duration.ZERO : duration;
  }

  private static Duration max(Duration a, Optional<Duration> b) {
    return b.filter(other -> other.compareTo(a) > 0).orElse(a);
  }
}
