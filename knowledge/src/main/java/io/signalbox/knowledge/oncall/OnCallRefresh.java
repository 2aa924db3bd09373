package io.signalbox.knowledge.oncall;

/** Reading of on-call tables anew, before somebody is told who is on call now. */
@FunctionalInterface
public interface OnCallRefresh {

  /** Returns soon, whether or not the tables are up to date by then. */
  void refresh();
}
