package io.signalbox.tools.core.upstream;

/** Listener that is told of each request that a call sends to a provider. */
public interface AttemptListener {
  void attempted();

  /** Called when a hedging request was sent beside the first. */
  void hedged();

  /** Called when the provider reports that it does not have the model. */
  default void missing() {}
}
