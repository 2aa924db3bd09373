package io.signalbox.bot.slack.directory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Cache of Slack's answers about people and groups: used for five minutes, and for up to an hour
 * while Slack does not answer. Failures are not cached. Safe for use from several threads.
 */
public final class DirectoryCache<T> {
  private static final Duration REMEMBERED = Duration.ofMinutes(5);

  /** Time for which an expired answer still counts while Slack does not answer. */
  private static final Duration COUNTS_ON = Duration.ofMinutes(55);

  private final Clock clock;
  private final Map<String, Remembered<T>> answers = new ConcurrentHashMap<>();

  public DirectoryCache(Clock clock) {
    this.clock = clock;
  }

  private record Remembered<T>(T value, Instant until) {}

  /** Loader of a missing value, which asks Slack. */
  @FunctionalInterface
  public interface Question<T> {
    T ask() throws DirectoryCalls.NotToldException;
  }

  /** Stores a value that was learnt elsewhere. */
  public void put(String key, T value) {
    answers.put(key, new Remembered<>(value, clock.instant().plus(REMEMBERED)));
  }

  /**
   * Returns the cached value, or else asks Slack; falls back to an expired value of the last hour.
   *
   * @throws DirectoryCalls.NotToldException when nothing was told in that time
   */
  public T told(String key, Question<T> question) throws DirectoryCalls.NotToldException {
    Remembered<T> known = answers.get(key);
    if (known != null && known.until().isAfter(clock.instant())) {
      return known.value();
    }
    try {
      T value = question.ask();
      put(key, value);
      return value;
    } catch (DirectoryCalls.NotToldException e) {
      if (known == null || !known.until().plus(COUNTS_ON).isAfter(clock.instant())) {
        answers.remove(key);
        throw e;
      }
      return known.value();
    }
  }
}
