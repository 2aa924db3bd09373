package io.signalbox.bot.slack.directory;

import com.slack.api.methods.SlackApiException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Parses Slack's {@code Retry-After} header of a rate-limited call into a duration. Pure. */
public final class RetryAfterHeader {
  private static final int TOO_MANY = 429;
  private static final Duration USUAL = Duration.ofSeconds(1);

  /** Longest accepted pause; Slack asks for minutes at most. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private RetryAfterHeader() {}

  /** Returns whether Slack refused the call with HTTP 429, for too many calls. */
  public static boolean isLimit(SlackApiException e) {
    return e.getResponse().code() == TOO_MANY;
  }

  /**
   * Returns the header's value, at most ten minutes; one second when it is missing or malformed.
   */
  public static Duration of(SlackApiException e) {
    @Nullable String seconds = e.getResponse().header("Retry-After");
    try {
      Duration asked =
          seconds == null ? USUAL : Duration.ofSeconds(Long.parseLong(seconds.strip()));
      return asked.isNegative() ? USUAL : asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    } catch (NumberFormatException unreadable) {
      return USUAL;
    }
  }
}
