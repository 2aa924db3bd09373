package io.signalbox.knowledge.lookup;

import java.util.List;
import java.util.Optional;

/** Result of matching words about a service. */
public sealed interface ServiceMatch {

  /**
   * A service, or a team where that was named.
   *
   * @param name its proper name
   * @param team that answers for it
   * @param rest the words behind those that name it
   * @param guess whether a slip of typing was assumed
   */
  record SingleMatch(String name, Optional<String> team, String rest, boolean guess)
      implements ServiceMatch {}

  /** Several that match equally well, by their proper names. */
  record Several(List<String> names, String rest) implements ServiceMatch {
    public Several {
      names = List.copyOf(names);
    }
  }

  /** No match. */
  record Nothing() implements ServiceMatch {}
}
