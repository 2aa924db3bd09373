package io.signalbox.knowledge.lookup.oncall;

import io.signalbox.knowledge.document.TableFile;
import io.signalbox.knowledge.oncall.TeamRoster;
import java.util.List;

/** Result of matching a typed name to an on-call table. */
sealed interface TeamMatch {

  /**
   * Match with one team.
   *
   * @param lead the sentence that leads from the service named to the team; empty when the team
   *     itself was named
   * @param notices what was assumed, if anything
   * @param files of ownership that led there
   */
  record Team(TeamRoster roster, String lead, List<String> notices, List<TableFile> files)
      implements TeamMatch {}

  /** A service whose team has no on-call table, in a sentence. */
  record NoTable(String sentence, List<TableFile> files) implements TeamMatch {}

  /** Several that match equally well. */
  record Several(List<String> names, List<TableFile> files) implements TeamMatch {}

  /** No match. */
  record Unknown() implements TeamMatch {}
}
