package io.signalbox.bot.slack.command.quality;

import io.signalbox.tools.foresight.quality.incident.QualityChange;
import io.signalbox.tools.foresight.quality.incident.QualityIncident;
import java.util.Optional;
import java.util.Set;

/**
 * Port to what the buttons of an incident have done elsewhere: changes taken back, escalations
 * opened, decisions logged.
 */
public interface IncidentActions {
  /** Records a person's decision about an incident in the audit log. */
  void decided(String person, String decision, String incident);

  /**
   * Takes back a change.
   *
   * @return what was done, as a sentence; empty where it cannot be taken back from here
   */
  Optional<String> undo(QualityChange change, String person);

  /**
   * Opens an escalation about an incident, or joins one that is open.
   *
   * @param channel of the incident's message
   * @return what was done, as a sentence
   */
  String escalate(QualityIncident incident, String person, String channel);

  /** Returns the names of the agents, callers and teams that belong to a person. */
  Set<String> mine(String person);
}
