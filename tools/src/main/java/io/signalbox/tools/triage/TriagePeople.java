package io.signalbox.tools.triage;

import java.time.ZoneId;
import java.util.Optional;

/** The people of the workspace, as far as triage has to know them. A port. */
public interface TriagePeople {

  /** The id of the active person with this handle, address, name or id. */
  Optional<String> find(String name);

  /** Where they work. */
  ZoneId zone(String person);
}
