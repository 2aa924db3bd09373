package io.signalbox.tools.workflow.spend;

/** Property of calls by which their cost can be told apart. */
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
