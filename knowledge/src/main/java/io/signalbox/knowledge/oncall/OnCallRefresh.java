package io.signalbox.knowledge.oncall;

/**
 * Port that rereads on-call tables from their source before a question about current duty is
 * answered.
 */
@FunctionalInterface
public interface OnCallRefresh {

  /** Rereads the tables, and returns after a short wait even if they are not up to date by then. */
  void refresh();
}
