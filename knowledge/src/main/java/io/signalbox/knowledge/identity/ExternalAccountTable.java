package io.signalbox.knowledge.identity;

import io.signalbox.knowledge.document.Principal;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Repository of people's accounts and groups in other systems, by mail address, for access rules
 * that name those. A person who leaves a group is out of it with the next reading, and no document
 * has to be touched. Safe for use from several threads and processes.
 */
public final class ExternalAccountTable {
  /** Deepest nesting of groups that is followed; deeper ones are taken for a cycle. */
  private static final int DEEPEST = 10;

  private final Jdbi jdbi;

  public ExternalAccountTable(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Replaces everything known through this source by a snapshot. */
  public void replace(String source, GroupSnapshot snapshot) {
    jdbi.useTransaction(
        handle -> {
          delete(handle, source);
          insertAccounts(handle, source, snapshot.mails());
          insertMembers(handle, source, snapshot.members());
        });
  }

  /** Deletes everything known through this source. */
  public void forget(String source) {
    jdbi.useTransaction(handle -> delete(handle, source));
  }

  /** Returns the number of accounts and of groups known through this source. */
  public Extent extent(String source) {
    return jdbi.withHandle(
        handle ->
            new Extent(
                count(handle, "SELECT COUNT(*) FROM external_account WHERE source = ?", source),
                count(
                    handle,
                    "SELECT COUNT(DISTINCT group_principal) FROM external_member WHERE source = ?",
                    source)));
  }

  /** Number of accounts and number of groups. */
  public record Extent(long accounts, long groups) {}

  /**
   * Returns the accounts with this mail address, and the groups that they are in, directly or
   * through other groups.
   */
  public Set<Principal> principalsOf(String mail) {
    return jdbi.withHandle(
        handle -> {
          Set<String> all =
              new HashSet<>(
                  handle
                      .createQuery("SELECT principal FROM external_account WHERE mail = :mail")
                      .bind("mail", mail.strip().toLowerCase(Locale.ROOT))
                      .mapTo(String.class)
                      .list());
          Set<String> latest = Set.copyOf(all);
          for (int depth = 0; depth < DEEPEST && !latest.isEmpty(); depth++) {
            Set<String> around = groupsOf(handle, latest);
            around.removeAll(all);
            all.addAll(around);
            latest = around;
          }
          Set<Principal> principals = new HashSet<>();
          all.forEach(each -> principals.add(Principal.parse(each)));
          return principals;
        });
  }

  private static Set<String> groupsOf(Handle handle, Set<String> members) {
    return new HashSet<>(
        handle
            .createQuery(
                "SELECT DISTINCT group_principal FROM external_member WHERE member_principal IN"
                    + " (<members>)")
            .bindList("members", members.stream().toList())
            .mapTo(String.class)
            .list());
  }

  private static void delete(Handle handle, String source) {
    handle.execute("DELETE FROM external_account WHERE source = ?", source);
    handle.execute("DELETE FROM external_member WHERE source = ?", source);
  }

  private static void insertAccounts(Handle handle, String source, Map<Principal, String> mails) {
    if (mails.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO external_account (source, principal, mail) VALUES (:source, :principal,"
                + " :mail)");
    mails.forEach(
        (principal, mail) ->
            batch
                .bind("source", source)
                .bind("principal", principal.toString())
                .bind("mail", mail.strip().toLowerCase(Locale.ROOT))
                .add());
    batch.execute();
  }

  private static void insertMembers(
      Handle handle, String source, Map<Principal, Set<Principal>> members) {
    if (members.values().stream().allMatch(Set::isEmpty)) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO external_member (source, group_principal, member_principal) VALUES"
                + " (:source, :group, :member)");
    members.forEach(
        (group, each) ->
            each.forEach(
                member ->
                    batch
                        .bind("source", source)
                        .bind("group", group.toString())
                        .bind("member", member.toString())
                        .add()));
    batch.execute();
  }

  private static long count(Handle handle, String sql, String source) {
    return handle.createQuery(sql).bind(0, source).mapTo(Long.class).one();
  }
}
