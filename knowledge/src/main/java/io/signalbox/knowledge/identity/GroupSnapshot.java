package io.signalbox.knowledge.identity;

import io.signalbox.knowledge.document.Principal;
import java.util.Map;
import java.util.Set;

/**
 * Snapshot of the accounts and groups of another system, as read from it.
 *
 * @param mails addresses of accounts, as the system vouches for them; an account whose address it
 *     hides is nobody's until the settings name it
 * @param members of each group: accounts, and groups within it
 */
public record GroupSnapshot(Map<Principal, String> mails, Map<Principal, Set<Principal>> members) {
  public GroupSnapshot {
    mails = Map.copyOf(mails);
    members = Map.copyOf(members);
  }

  /** Returns the snapshot of a system that has no accounts of its own. */
  public static GroupSnapshot none() {
    return new GroupSnapshot(Map.of(), Map.of());
  }
}
