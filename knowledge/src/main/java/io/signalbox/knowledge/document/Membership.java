package io.signalbox.knowledge.document;

import java.util.Set;

/** The standing of people and channels in the organisation. A port; unknown means not. */
public interface Membership {

  /** Handles of the user groups that the person is in. */
  Set<String> groupsOf(String user);

  /** Returns whether the person is a full member: no guest, and nobody of another organisation. */
  boolean isMember(String user);

  /** Accounts and groups of other systems that are the person's, or that the person is in. */
  default Set<Principal> externalPrincipalsOf(String user) {
    return Set.of();
  }

  /** Returns whether anybody in the channel is no full member, or may not be one. */
  boolean hasOutsiders(String channel);
}
