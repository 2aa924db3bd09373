package io.signalbox.tools.workflow.agent;

import org.jdbi.v3.core.Handle;

/**
 * Port that announces registrations and changes of agents to people, implemented by the Slack bot.
 */
@FunctionalInterface
public interface AgentAnnouncer {

  /**
   * Announces a registration or change, inside its database transaction.
   *
   * @param sentence what happened, with texts of strangers in it
   */
  void changed(Handle handle, Agent agent, String sentence);

  /** Returns a notifier that does nothing. */
  static AgentAnnouncer silent() {
    return (handle, agent, sentence) -> {};
  }
}
