package io.signalbox.knowledge.oncall;

import io.signalbox.knowledge.document.TableFile;
import java.time.Instant;
import java.util.List;

/**
 * Summary of one team's shifts in the tables that an audience may read: first start, last end, and
 * files.
 *
 * @param team as a table writes it
 * @param start of its first shift
 * @param end of its last
 * @param files that name it, never empty
 */
public record TeamRoster(String team, Instant start, Instant end, List<TableFile> files) {
  public TeamRoster {
    files = List.copyOf(files);
  }
}
