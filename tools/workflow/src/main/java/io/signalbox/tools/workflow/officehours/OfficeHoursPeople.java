package io.signalbox.tools.workflow.officehours;

import java.time.ZoneId;
import java.util.Optional;

/** Port to the Slack directory of people and their time zones, as office hours need it. */
public interface OfficeHoursPeople {

  /**
   * Finds an active person by handle, e-mail address, name or id, for sending a message, and
   * returns their Slack id.
   */
  Optional<String> find(String name);

  /**
   * Finds an active person by Slack id or e-mail address, for checking rights, and returns their
   * Slack id.
   */
  Optional<String> verified(String name);

  /** Returns the time zone of a person. */
  ZoneId zone(String person);
}
