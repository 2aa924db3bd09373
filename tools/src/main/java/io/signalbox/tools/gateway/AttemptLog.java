package io.signalbox.tools.gateway;

/** Is told of each request that goes out. */
interface AttemptLog {
  void attempted();

  /** A second request went out beside the first. */
  void hedged();
}
