package io.signalbox.tools.ask.asker;

import io.signalbox.knowledge.document.Membership;
import java.time.ZoneId;
import java.util.Optional;

/** Port to the people of the organisation, as the Slack workspace knows them. */
public interface PersonDirectory extends Membership {

  /** Returns whether this is the id of an active person. */
  boolean isActive(String user);

  /** Returns the person's time zone. */
  Optional<ZoneId> zone(String user);

  /**
   * Returns the id of the active person with this id or e-mail address. Display names, which people
   * choose themselves, do not count, so that rights may rest on the result.
   */
  Optional<String> verifiedId(String name);
}
