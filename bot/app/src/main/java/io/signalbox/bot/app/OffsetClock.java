package io.signalbox.bot.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * System clock plus an offset read from a file, with which {@code bench drill} moves the clock of
 * processes under test. In other processes, where the property does not name a file, it is never
 * used.
 */
public final class OffsetClock extends Clock {
  /** System property that names the offset file. */
  public static final String PROPERTY = "signalbox.drill-clock";

  private static final long LOOK_EVERY_MILLIS = 100;

  private final Clock system;
  private final Path file;
  private volatile long lookedAt;
  private volatile Duration offset = Duration.ZERO;

  private OffsetClock(Clock system, Path file) {
    this.system = system;
    this.file = file;
  }

  /**
   * Returns a clock with the offset of the file that {@link #PROPERTY} names, or the given clock
   * where the property is not set.
   */
  public static Clock orElse(Clock system) {
    return Optional.ofNullable(System.getProperty(PROPERTY))
        .<Clock>map(name -> new OffsetClock(system, Path.of(name)))
        .orElse(system);
  }

  /** Writes an offset into the file, which moves the clock of every process that reads it. */
  public static void jump(Path file, Duration by) {
    try {
      Files.writeString(file, by.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Instant instant() {
    Instant now = system.instant();
    if (now.toEpochMilli() - lookedAt >= LOOK_EVERY_MILLIS) {
      lookedAt = now.toEpochMilli();
      offset = read();
    }
    return now.plus(offset);
  }

  private Duration read() {
    try {
      return Files.exists(file) ? Duration.parse(Files.readString(file).strip()) : offset;
    } catch (IOException | DateTimeParseException e) {
      // Half written: the next look sees it whole.
      return offset;
    }
  }

  @Override
  public ZoneId getZone() {
    return system.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new OffsetClock(system.withZone(zone), file);
  }
}
