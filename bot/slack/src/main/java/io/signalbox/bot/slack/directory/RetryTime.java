package io.signalbox.bot.slack.directory;

import com.slack.api.methods.SlackApiException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The time after which Slack wants to be asked again. Pure. */
public final class RetryTime {
  private static final int TOO_MANY = 429;
  private static final Duration USUAL = Duration.ofSeconds(1);

  /** Slack asks for minutes at most; more is taken for a mistake. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private RetryTime() {}

  /** Tells whether a limit of Slack's was met. */
  public static boolean isLimit(SlackApiException e) {
    return e.getResponse().code() == TOO_MANY;
  }

  /** Returns the value of {@code Retry-After}, in whole seconds; one second without that header. */
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
