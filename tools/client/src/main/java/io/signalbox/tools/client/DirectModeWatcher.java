package io.signalbox.tools.client;

/** Is told once when calls begin to go directly, and once when the gateway is back. */
public interface DirectModeWatcher {

  /**
   * Calls go directly from now on.
   *
   * @param gateway its host
   * @param sentence says so to people
   */
  void entered(String gateway, String sentence);

  /** Calls go over the gateway again. */
  void left(String gateway, String sentence);
}
