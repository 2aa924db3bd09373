package io.signalbox.bot.workspace.team;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Generator of Slack ids, secrets and message timestamps. Safe for many threads. */
public final class SlackIds {
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private final Clock clock;
  private final RandomGenerator random;
  private long lastMicros;

  public SlackIds(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /** Returns a random id with a prefix, such as {@code V0J3K8PQ2M1}. */
  public synchronized String next(String prefix) {
    return prefix + letters(10);
  }

  public synchronized String secret(int length) {
    return letters(length).toLowerCase(Locale.ROOT);
  }

  public synchronized String uuid() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  /**
   * Returns a unique, increasing message timestamp: seconds and microseconds, as Slack names
   * messages.
   */
  public synchronized String timestamp() {
    lastMicros = Math.max(lastMicros + 1, ChronoUnit.MICROS.between(Instant.EPOCH, now()));
    return "%d.%06d".formatted(lastMicros / 1_000_000, lastMicros % 1_000_000);
  }

  public Instant now() {
    return clock.instant();
  }

  private String letters(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }
}
