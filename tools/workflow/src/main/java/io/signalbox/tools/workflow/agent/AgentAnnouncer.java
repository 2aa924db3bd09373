package io.signalbox.tools.workflow.agent;

import org.jdbi.v3.core.Handle;

/** Tells people what changed. A port. */
@FunctionalInterface
public interface AgentAnnouncer {

  /**
   * Notifies of a registration or change, inside its transaction.
   *
   * @param sentence what happened, with texts of strangers in it
   */
  void changed(Handle handle, Agent agent, String sentence);

  /** Returns a notifier that does nothing. */
  static AgentAnnouncer silent() {
    return (handle, agent, sentence) -> {};
  }
}
