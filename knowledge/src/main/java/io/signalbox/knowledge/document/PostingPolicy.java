package io.signalbox.knowledge.document;

import java.util.HashSet;
import java.util.Set;

/**
 * Policy that derives audiences from people and channels, and decides which content may be posted
 * where. Safe for use from several threads.
 */
public final class PostingPolicy {
  private final Membership membership;

  public PostingPolicy(Membership membership) {
    this.membership = membership;
  }

  /** Returns the audience of one person, for what they read alone. */
  public Audience person(String user) {
    return new Audience(principalsOf(user), membership.isMember(user));
  }

  /** Returns the audience of one person who reads alone in a channel they are in. */
  public Audience personIn(String user, String channel) {
    Set<Principal> principals = principalsOf(user);
    principals.add(new Principal(Principal.PrincipalKind.CHANNEL, channel));
    return new Audience(principals, membership.isMember(user));
  }

  /** Returns the audience of a channel: all its members. */
  public Audience channel(String channel) {
    return new Audience(
        Set.of(new Principal(Principal.PrincipalKind.CHANNEL, channel)),
        !membership.hasOutsiders(channel));
  }

  /**
   * Returns the audience of a channel, or of one person's direct messages.
   *
   * @param place id of a channel, or of a person for the direct messages with them
   */
  public Audience place(String place) {
    return isPerson(place) ? person(place) : channel(place);
  }

  /** Returns whether all readers of a place, as in {@link #place}, may read the content. */
  public boolean mayPost(ContentAccess content, String place) {
    return content.permits(place(place));
  }

  /** Returns whether this person may read the content alone. */
  public boolean mayRead(ContentAccess content, String user) {
    return content.permits(person(user));
  }

  /** Returns whether the person is a full member of the organisation. */
  public boolean isMember(String user) {
    return membership.isMember(user);
  }

  private static boolean isPerson(String place) {
    return place.startsWith("U") || place.startsWith("W");
  }

  private Set<Principal> principalsOf(String user) {
    Set<Principal> principals = new HashSet<>();
    principals.add(new Principal(Principal.PrincipalKind.USER, user));
    for (String handle : membership.groupsOf(user)) {
      principals.add(new Principal(Principal.PrincipalKind.GROUP, handle));
    }
    principals.addAll(membership.externalPrincipalsOf(user));
    return principals;
  }
}
