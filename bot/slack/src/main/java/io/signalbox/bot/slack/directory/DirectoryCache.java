package io.signalbox.bot.slack.directory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers of Slack's that are remembered for a few minutes, and for an hour while Slack does not
 * tell anew. What was not told is not remembered, so that it is asked again. Safe for use from
 * several threads.
 */
public final class DirectoryCache<T> {
  private static final Duration REMEMBERED = Duration.ofMinutes(5);

  /** Time for which an answer that cannot be asked for again still counts, after it should be. */
  private static final Duration COUNTS_ON = Duration.ofMinutes(55);

  private final Clock clock;
  private final Map<String, Remembered<T>> answers = new ConcurrentHashMap<>();

  public DirectoryCache(Clock clock) {
    this.clock = clock;
  }

  private record Remembered<T>(T value, Instant until) {}

  /** A question to Slack. */
  @FunctionalInterface
  public interface Question<T> {
    T ask() throws DirectoryCalls.NotTold;
  }

  /** Takes the answer from somewhere else. */
  public void put(String key, T value) {
    answers.put(key, new Remembered<>(value, clock.instant().plus(REMEMBERED)));
  }

  /**
   * The answer that was given lately, else now, else within the hour.
   *
   * @throws DirectoryCalls.NotTold when nothing was told in that time
   */
  public T told(String key, Question<T> question) throws DirectoryCalls.NotTold {
    Remembered<T> known = answers.get(key);
    if (known != null && known.until().isAfter(clock.instant())) {
      return known.value();
    }
    try {
      T value = question.ask();
      put(key, value);
      return value;
    } catch (DirectoryCalls.NotTold e) {
      if (known == null || !known.until().plus(COUNTS_ON).isAfter(clock.instant())) {
        answers.remove(key);
        throw e;
      }
      return known.value();
    }
  }
}
