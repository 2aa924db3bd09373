package io.signalbox.ingestion.live.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * Parses {@code Retry-After} and rate-limit headers of HTTP responses, and computes the back-off
 * between retries.
 */
final class RetryDelays {
  /**
   * Threshold above which a number means epoch seconds, and below which it means seconds to wait.
   */
  private static final long EPOCH = 1_000_000_000L;

  private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(30);
  private static final List<String> RESETS =
      List.of("X-RateLimit-Reset", "RateLimit-Reset", "X-Rate-Limit-Reset");

  private RetryDelays() {}

  /**
   * Returns the earliest time of the next request, from {@code Retry-After} (seconds or date) or,
   * where the rate limit is used up, from its reset header.
   */
  static Optional<Instant> notBefore(RestResponse answer, Instant now) {
    Optional<Instant> retry =
        answer.header("Retry-After").flatMap(value -> time(value.strip(), now));
    if (retry.isPresent()) {
      return retry;
    }
    boolean usedUp =
        answer.status() == 429
            || answer.header("X-RateLimit-Remaining").filter("0"::equals).isPresent();
    return usedUp
        ? RESETS.stream()
            .flatMap(name -> answer.header(name).stream())
            .flatMap(value -> time(value.strip(), now).stream())
            .findFirst()
        : Optional.empty();
  }

  private static Optional<Instant> time(String value, Instant now) {
    try {
      if (value.matches("\\d{1,12}(?:\\.\\d+)?")) {
        long millis = (long) Math.ceil(Double.parseDouble(value) * 1_000);
        return Optional.of(
            millis / 1_000 > EPOCH ? Instant.ofEpochMilli(millis) : now.plusMillis(millis));
      }
      return Optional.of(
          value.matches("\\d{4}-.*")
              ? Instant.parse(value)
              : ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns the delay before a retry where the system names none: 1 s, doubled with each attempt,
   * at most 30 s.
   */
  static Duration backOff(int attempt) {
    Duration doubled = Duration.ofSeconds(1L << Math.min(attempt - 1, 10));
    return doubled.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : doubled;
  }
}
