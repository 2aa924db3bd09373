package io.signalbox.knowledge.lookup.oncall;

import io.signalbox.knowledge.document.TableFile;
import io.signalbox.knowledge.oncall.TeamRoster;
import java.util.List;

/** Result of matching a typed name to a team with an on-call table. */
sealed interface TeamMatch {

  /**
   * Match with one team's table.
   *
   * @param lead the sentence that leads from the service named to the team; empty when the team
   *     itself was named
   * @param notices what was assumed, if anything
   * @param files of ownership that led there
   */
  record Team(TeamRoster roster, String lead, List<String> notices, List<TableFile> files)
      implements TeamMatch {}

  /** Match with a service whose team has no on-call table. */
  record NoTable(String sentence, List<TableFile> files) implements TeamMatch {}

  /** Match with several teams or services equally well. */
  record Several(List<String> names, List<TableFile> files) implements TeamMatch {}

  /** No match. */
  record Unknown() implements TeamMatch {}
}
