package io.signalbox.tools.client;

/** Listener that is told when direct calls to providers begin, and when the gateway is back. */
public interface DirectModeWatcher {

  /**
   * Called when calls begin to go directly to providers.
   *
   * @param gateway its host
   * @param sentence says so to people
   */
  void entered(String gateway, String sentence);

  /** Called when calls go over the gateway again. */
  void left(String gateway, String sentence);
}
