package io.signalbox.knowledge.identity;

import io.signalbox.knowledge.document.Membership;
import io.signalbox.knowledge.document.Principal;
import java.util.Set;

/**
 * Membership of people who are known by mail address alone, where no Slack is asked: full members
 * who are in no user group.
 */
public record MailMembership(ExternalAccountTable accounts) implements Membership {
  @Override
  public Set<String> groupsOf(String user) {
    return Set.of();
  }

  @Override
  public boolean isMember(String user) {
    return true;
  }

  @Override
  public boolean hasOutsiders(String channel) {
    return true;
  }

  @Override
  public Set<Principal> externalPrincipalsOf(String mail) {
    return accounts.principalsOf(mail);
  }
}
