package io.signalbox.knowledge.answer;

import java.util.Optional;
import java.util.Set;

/**
 * Who asked, for what is looked up or done on their behalf.
 *
 * @param user Slack's id; empty at a terminal
 * @param groups handles of the Slack user groups they are in
 * @param place where they can be asked back; empty at a terminal
 */
public record Asker(String user, Set<String> groups, Optional<Place> place) {
  public Asker {
    groups = Set.copyOf(groups);
  }

  /**
   * Where a conversation is.
   *
   * @param thread empty where there is none
   */
  public record Place(String channel, Optional<String> thread) {}

  /** Whoever sits at the terminal. */
  public static Asker atTerminal() {
    return new Asker("", Set.of(), Optional.empty());
  }
}
