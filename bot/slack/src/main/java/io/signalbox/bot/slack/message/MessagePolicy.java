package io.signalbox.bot.slack.message;

import io.signalbox.bot.slack.message.MessageKind.Urgency;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Decides when a message to a person is sent, by its urgency, the person's quiet hours and the
 * digest time. Pure.
 */
public final class MessagePolicy {
  private final MessageSettings settings;

  public MessagePolicy(MessageSettings settings) {
    this.settings = settings;
  }

  /**
   * Returns the time at which a message of a kind is sent: now, after quiet hours, or with the next
   * digest.
   *
   * @param zone the person's
   */
  public Instant goesAt(MessageKind kind, ZoneId zone, Instant now) {
    return switch (settings.of(kind)) {
      case NOW -> now;
      case TODAY -> afterQuietHours(zone, now);
      case DIGEST -> digest(zone, now);
    };
  }

  /** Returns whether messages of a kind are combined into a digest. */
  public boolean isDigest(MessageKind kind) {
    return settings.of(kind) == Urgency.DIGEST;
  }

  private Instant afterQuietHours(ZoneId zone, Instant now) {
    ZonedDateTime local = now.atZone(zone);
    if (!isQuiet(local.toLocalTime())) {
      return now;
    }
    LocalDate day = local.toLocalDate();
    boolean isOverToday = !local.toLocalTime().isBefore(settings.quietUntil());
    return at(isOverToday ? day.plusDays(1) : day, settings.quietUntil(), zone);
  }

  private boolean isQuiet(LocalTime time) {
    LocalTime from = settings.quietFrom();
    LocalTime until = settings.quietUntil();
    if (from.equals(until)) {
      return false;
    }
    boolean isAfter = !time.isBefore(from);
    boolean isBefore = time.isBefore(until);
    return from.isBefore(until) ? isAfter && isBefore : isAfter || isBefore;
  }

  private Instant digest(ZoneId zone, Instant now) {
    LocalDate day = now.atZone(zone).toLocalDate();
    Instant next = at(day, settings.digestAt(), zone);
    while (!next.isAfter(now) || isWeekend(day)) {
      day = day.plusDays(1);
      next = at(day, settings.digestAt(), zone);
    }
    return next;
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  private static Instant at(LocalDate day, LocalTime time, ZoneId zone) {
    return day.atTime(time).atZone(zone).toInstant();
  }
}
