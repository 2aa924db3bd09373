package io.signalbox.tools.gateway.budget;

import io.signalbox.tools.core.route.BudgetRule.Period;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/**
 * Computes start and end of budget periods: calendar periods in UTC, with weeks that begin on
 * Monday.
 */
final class BudgetPeriods {
  private BudgetPeriods() {}

  static Instant start(Period period, Instant at) {
    LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
    return switch (period) {
      case HOUR -> at.truncatedTo(ChronoUnit.HOURS);
      case DAY -> midnight(day);
      case WEEK -> midnight(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
      case MONTH -> midnight(day.withDayOfMonth(1));
    };
  }

  static Instant end(Period period, Instant at) {
    Instant start = start(period, at);
    LocalDate day = LocalDate.ofInstant(start, ZoneOffset.UTC);
    return switch (period) {
      case HOUR -> start.plus(1, ChronoUnit.HOURS);
      case DAY -> midnight(day.plusDays(1));
      case WEEK -> midnight(day.plusWeeks(1));
      case MONTH -> midnight(day.plusMonths(1));
    };
  }

  private static Instant midnight(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
