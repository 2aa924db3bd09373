package io.signalbox.knowledge.document;

import java.util.HashSet;
import java.util.Set;

/**
 * The one place that makes audiences of people and channels, and that decides what may be posted
 * where: a text goes to a place only if all who can read the place are permitted by every rule of
 * what the text rests on. Safe for use from several threads.
 */
public final class PostingPolicy {
  private final Membership membership;

  public PostingPolicy(Membership membership) {
    this.membership = membership;
  }

  /** The audience of what one person reads alone. */
  public Audience person(String user) {
    return new Audience(principalsOf(user), membership.isMember(user));
  }

  /** The audience of what one person reads alone in a channel that they are in. */
  public Audience personIn(String user, String channel) {
    Set<Principal> principals = principalsOf(user);
    principals.add(new Principal(Principal.PrincipalKind.CHANNEL, channel));
    return new Audience(principals, membership.isMember(user));
  }

  /** The audience of what is posted in a channel: all its members. */
  public Audience channel(String channel) {
    return new Audience(
        Set.of(new Principal(Principal.PrincipalKind.CHANNEL, channel)),
        !membership.hasOutsiders(channel));
  }

  /**
   * The audience of a place.
   *
   * @param place id of a channel, or of a person for the direct messages with them
   */
  public Audience place(String place) {
    return isPerson(place) ? person(place) : channel(place);
  }

  /** Returns whether this may be posted at a place as {@link #place} has it. */
  public boolean mayPost(ContentAccess content, String place) {
    return content.permits(place(place));
  }

  /** Returns whether this person may read it alone. */
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
