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
 * Accounts of other systems by mail address, and the groups that they are in. A person who leaves a
 * group is out of it with the next reading, and no document has to be touched. Safe for use from
 * several threads and processes.
 */
public final class ExternalAccountTable {
  /** Groups within groups deeper than that are taken for a circle. */
  private static final int DEEPEST = 10;

  private final Jdbi jdbi;

  public ExternalAccountTable(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Puts a snapshot in the place of what was known by way of this source. */
  public void replace(String source, GroupSnapshot snapshot) {
    jdbi.useTransaction(
        handle -> {
          delete(handle, source);
          insertAccounts(handle, source, snapshot.mails());
          insertMembers(handle, source, snapshot.members());
        });
  }

  /** Forgets all that is known by way of this source. */
  public void forget(String source) {
    jdbi.useTransaction(handle -> delete(handle, source));
  }

  /** Number of accounts that are known by way of this source, and of groups. */
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

  /** Numbers of accounts and groups. */
  public record Extent(long accounts, long groups) {}

  /** The accounts with this mail address, and the groups that they are in, directly or not. */
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
