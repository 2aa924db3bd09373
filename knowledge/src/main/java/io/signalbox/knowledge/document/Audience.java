package io.signalbox.knowledge.document;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * Set of people who will be able to read a text, for the check against access rules. In a direct
 * message that is the asker, vouched for by the asker's user and groups; in a channel it is all its
 * members, so that only the channel itself vouches. An audience sees what at least one of its
 * principals was granted, and what is public if all in it are members of the organisation. {@link
 * PostingPolicy} makes the audiences of people and channels.
 *
 * @param principals empty for an audience that may see public sources only
 * @param isOrganisation whether it holds nobody but full members of the organisation
 */
public record Audience(Set<Principal> principals, boolean isOrganisation) {
  public Audience {
    principals = Set.copyOf(principals);
  }

  /** Creates an audience of full members. */
  public Audience(Set<Principal> principals) {
    this(principals, /* isOrganisation= */ true);
  }

  /**
   * Returns the terms of the clauses that this audience meets; see {@link AccessClause#terms()}.
   */
  public Set<String> terms() {
    Set<String> terms = principals.stream().map(Principal::toString).collect(Collectors.toSet());
    if (isOrganisation) {
      terms.add(AccessClause.PUBLIC);
    }
    return terms;
  }

  /** Returns the audience of unknown people, which may read public sources only. */
  public static Audience anyone() {
    return new Audience(Set.of());
  }
}
