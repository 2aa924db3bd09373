package io.signalbox.tools.ask.asker;

import io.signalbox.knowledge.document.Membership;
import java.time.ZoneId;
import java.util.Optional;

/** People of the organisation, as its workspace tells of them. A port. */
public interface PersonDirectory extends Membership {

  /** Returns whether this is the id of an active person. */
  boolean isActive(String user);

  /** The person's time zone. */
  Optional<ZoneId> zone(String user);

  /**
   * The id of the active person with this id or e-mail address; the names that people give
   * themselves do not count, so that rights may rest on it.
   */
  Optional<String> verifiedId(String name);
}
