package io.signalbox.tools.gateway.accounting;

/**
 * Number of calls and failures of a route over a period.
 *
 * @param calls that were allowed to go out
 * @param failed of them: no answer came, or one that broke off or could not be used
 */
public record RouteUse(long calls, long failed) {
  public static final RouteUse NONE = new RouteUse(0, 0);
}
