package io.signalbox.tools.route;

import io.signalbox.tools.price.Cost;

/**
 * What may be spent over a route in a period of the calendar, in UTC.
 *
 * @param warnAt share of the amount, 0 to 1, at which its owner is told
 */
public record BudgetRule(Cost amount, Period period, Share share, double warnAt) {

  /** When a budget renews. */
  public enum Period {
    HOUR,
    DAY,
    WEEK,
    MONTH
  }

  /** Who shares one amount. */
  public enum Share {
    CALLER,
    TEAM,
    ROUTE
  }
}
