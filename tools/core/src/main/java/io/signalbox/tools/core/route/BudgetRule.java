package io.signalbox.tools.core.route;

import io.signalbox.tools.core.price.Cost;

/**
 * Amount that may be spent over a route in a calendar period, in UTC.
 *
 * @param warnAt share of the amount, 0 to 1, at which its owner is told
 */
public record BudgetRule(Cost amount, Period period, Share share, double warnAt) {

  /** Renewal period of a budget. */
  public enum Period {
    HOUR,
    DAY,
    WEEK,
    MONTH
  }

  /** Scope that shares one budget. */
  public enum Share {
    CALLER,
    TEAM,
    ROUTE
  }
}
