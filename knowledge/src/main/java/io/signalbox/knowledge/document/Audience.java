package io.signalbox.knowledge.document;

import java.util.Set;

/**
 * Who will be able to read an answer. In a direct message that is the asker, vouched for by the
 * asker's user and groups; in a channel it is all its members, so that only the channel itself
 * vouches. An audience sees what is public and what at least one of its principals was granted.
 *
 * @param principals empty for an audience that may see public sources only
 */
public record Audience(Set<Principal> principals) {
  public Audience {
    principals = Set.copyOf(principals);
  }

  /** An audience of which nothing is known: it sees public sources only. */
  public static Audience anyone() {
    return new Audience(Set.of());
  }
}
