package io.signalbox.tools.core.route;

import io.signalbox.tools.core.price.Cost;

/**
 * Budget of one route: an amount for each calendar period in UTC, shared by a caller, a team or all
 * users of the route.
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
