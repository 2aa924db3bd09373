package io.signalbox.tools.core.upstream;

/**
 * Listener that is told of each request that a call sends to a provider, of hedging requests, and
 * of a model that the provider does not have.
 */
public interface AttemptListener {
  /** Listener that ignores what it is told. */
  AttemptListener NONE =
      new AttemptListener() {
        @Override
        public void attempted() {}

        @Override
        public void hedged() {}
      };

  void attempted();

  /** Called when a hedging request was sent beside the first. */
  void hedged();

  /**
   * Called when the answer to a request was not waited for, which the provider may write and charge
   * for all the same.
   */
  default void abandoned() {}

  /** Called when the provider reports that it does not have the model. */
  default void missing() {}
}
