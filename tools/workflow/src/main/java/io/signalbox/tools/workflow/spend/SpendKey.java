package io.signalbox.tools.workflow.spend;

/** Property by which a spending report can group calls. */
public enum SpendKey {
  TEAM,
  CALLER,
  TAG,
  USER,
  MODEL,
  PROVIDER,
  ROUTE,
  SOURCE,
  DAY,
  MONTH
}
