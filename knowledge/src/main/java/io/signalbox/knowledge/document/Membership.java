package io.signalbox.knowledge.document;

import java.util.Set;

/**
 * Port that tells the groups and membership status of people and channels; what is unknown counts
 * as not a member. A port; unknown means not.
 */
public interface Membership {

  /** Returns the handles of the user groups that the person is in. */
  Set<String> groupsOf(String user);

  /**
   * Returns whether the person is a full member of the organisation, neither a guest nor from
   * another one.
   */
  boolean isMember(String user);

  /** Returns the person's accounts in other systems and the groups there that they are in. */
  default Set<Principal> externalPrincipalsOf(String user) {
    return Set.of();
  }

  /** Returns whether the channel has, or may have, anybody who is not a full member. */
  boolean hasOutsiders(String channel);
}
