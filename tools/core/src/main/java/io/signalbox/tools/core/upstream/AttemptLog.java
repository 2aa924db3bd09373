package io.signalbox.tools.core.upstream;

/** Is told of each request that goes out. */
public interface AttemptLog {
  void attempted();

  /** A second request went out beside the first. */
  void hedged();

  /** The provider does not have the model. */
  default void missing() {}
}
