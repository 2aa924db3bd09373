package io.signalbox.knowledge.lookup;

import java.util.List;
import java.util.Optional;

/** Result of matching words to services and teams: one, several or none. */
public sealed interface ServiceMatch {

  /**
   * Match with exactly one service or team.
   *
   * @param name its proper name
   * @param team that answers for it
   * @param rest the words behind those that name it
   * @param guess whether a slip of typing was assumed
   */
  record SingleMatch(String name, Optional<String> team, String rest, boolean guess)
      implements ServiceMatch {}

  /** Match with several services or teams equally well, by their names. */
  record Several(List<String> names, String rest) implements ServiceMatch {
    public Several {
      names = List.copyOf(names);
    }
  }

  /** No match. */
  record Nothing() implements ServiceMatch {}
}
