package io.signalbox.tools.workflow.officehours;

import java.time.ZoneId;
import java.util.Optional;

/** The people of the workspace, as far as triage has to know them. A port. */
public interface OfficeHoursPeople {

  /** The id of the active person with this handle, address, name or id, to write to them. */
  Optional<String> find(String name);

  /**
   * The id of the active person with this id or address, for what they may do: never by a name that
   * they chose themselves.
   */
  Optional<String> verified(String name);

  /** Returns the time zone of a person. */
  ZoneId zone(String person);
}
