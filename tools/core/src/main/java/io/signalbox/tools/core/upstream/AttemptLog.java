package io.signalbox.tools.core.upstream;

/** Is told of each request that goes out. */
public interface AttemptLog {
  void attempted();

  /** A second request went out beside the first. */
  void hedged();
}
