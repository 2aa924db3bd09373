package io.signalbox.tools.agent;

import org.jdbi.v3.core.Handle;

/** Tells people what changed. A port. */
@FunctionalInterface
public interface AgentNews {

  /**
   * It was registered or changed; inside the transaction that changes it.
   *
   * @param sentence what happened, with texts of strangers in it
   */
  void changed(Handle handle, Agent agent, String sentence);

  /** Tells nobody. */
  static AgentNews silent() {
    return (handle, agent, sentence) -> {};
  }
}
