package io.signalbox.bot.slack.directory;

import io.signalbox.knowledge.document.Principal;
import io.signalbox.knowledge.identity.ExternalAccountTable;
import io.signalbox.knowledge.table.ColumnValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Repository of the tables slack_person and slack_people_reading: accounts, searched by id, handle
 * and address, and how far the list is read. Safe for use from threads.
 */
public final class PeopleTable {
  private static final int NAME = 500;
  private static final int ONLY_ROW = 1;

  /**
   * SQL condition equal to {@link SlackAccount#isFullMemberOf} for active people; the team is bound
   * between blanks.
   */
  private static final String FULL_MEMBER =
      "(is_restricted = FALSE AND is_ultra_restricted = FALSE AND is_stranger = FALSE"
          + " AND POSITION(:team IN ' ' || team_ids || ' ') > 0)";

  private final Jdbi jdbi;

  public PeopleTable(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Inserts accounts, replacing rows with the same id. */
  public void put(List<SlackAccount> accounts, Instant now) {
    jdbi.useTransaction(handle -> put(handle, accounts, now));
  }

  private static void put(Handle handle, List<SlackAccount> accounts, Instant now) {
    if (accounts.isEmpty()) {
      return;
    }
    PreparedBatch gone = handle.prepareBatch("DELETE FROM slack_person WHERE id = :id");
    PreparedBatch come =
        handle.prepareBatch(
            """
            INSERT INTO slack_person (id, team_ids, handle, email, real_name, display_name, real_name_key,
              display_name_key, time_zone, is_admin, is_bot, is_workflow_bot, is_restricted, is_ultra_restricted,
              is_stranger, deleted, read_at)
            VALUES (:id, :team, :handle, :email, :realName, :displayName, :realNameKey, :displayNameKey, :zone,
              :admin, :bot, :workflowBot, :restricted, :ultraRestricted, :stranger, :deleted, :now)
            ON CONFLICT DO NOTHING
            """);
    for (SlackAccount account : accounts) {
      gone.bind("id", account.id()).add();
      bind(come, account).bind("now", ColumnValues.time(now)).add();
    }
    gone.execute();
    come.execute();
  }

  private static PreparedBatch bind(PreparedBatch batch, SlackAccount account) {
    SlackAccount.Flags flags = account.flags();
    return batch
        .bind("id", account.id())
        .bind("team", ColumnValues.text(account.teamIds(), 2_000))
        .bind("handle", ColumnValues.text(account.handle(), 200))
        .bind("email", ColumnValues.text(account.email(), 320))
        .bind("realName", ColumnValues.text(account.realName(), NAME))
        .bind("displayName", ColumnValues.text(account.displayName(), NAME))
        .bind("realNameKey", ColumnValues.text(SlackAccount.lower(account.realName()), NAME))
        .bind("displayNameKey", ColumnValues.text(SlackAccount.lower(account.displayName()), NAME))
        .bind("zone", ColumnValues.text(account.timeZone(), 100))
        .bind("admin", flags.admin())
        .bind("bot", flags.bot())
        .bind("workflowBot", flags.workflowBot())
        .bind("restricted", flags.restricted())
        .bind("ultraRestricted", flags.ultraRestricted())
        .bind("stranger", flags.stranger())
        .bind("deleted", flags.deleted());
  }

  /** Returns the account with this id. */
  public Optional<SlackAccount> find(String id) {
    return list("id = :value", id).stream().findFirst();
  }

  /**
   * Returns the account of the active person with this handle, else of the only full member with
   * this name; a name that several have matches nobody.
   */
  public Optional<SlackAccount> named(String name, Optional<String> team) {
    String wanted = SlackAccount.lower(name);
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    Optional<SlackAccount> withHandle = active("handle = :value", wanted).stream().findFirst();
    if (withHandle.isPresent()) {
      return withHandle;
    }
    List<SlackAccount> called =
        active("(real_name_key = :value OR display_name_key = :value)", wanted).stream()
            .filter(each -> each.isFullMemberOf(team))
            .toList();
    return called.size() == 1 ? Optional.of(called.getFirst()) : Optional.empty();
  }

  /** Returns the ids of active full members who administer the workspace. */
  public List<String> admins(int most) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT id FROM slack_person WHERE is_admin = TRUE AND deleted = FALSE AND"
                        + " is_bot = FALSE AND is_restricted = FALSE AND is_ultra_restricted ="
                        + " FALSE AND is_stranger = FALSE ORDER BY id LIMIT :most")
                .bind("most", most)
                .mapTo(String.class)
                .list());
  }

  /** Returns the account of the active person with this e-mail address. */
  public Optional<SlackAccount> withAddress(String address) {
    return active("email = :value", SlackAccount.lower(address)).stream().findFirst();
  }

  /** Returns the accounts and groups of other systems that belong to this e-mail address. */
  public Set<Principal> externalPrincipals(String address) {
    return new ExternalAccountTable(jdbi).principalsOf(address);
  }

  private List<SlackAccount> active(String condition, String value) {
    return list("deleted = FALSE AND is_bot = FALSE AND " + condition + " ORDER BY id", value);
  }

  /**
   * Returns the organisation's own mail domain: the one of more than half of the full members,
   * unless it is a public one. Of use only once all accounts were read.
   */
  public Optional<String> ownDomain(String team) {
    Map<String, Long> domains =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT SUBSTRING(email FROM POSITION('@' IN email) + 1) AS domain, COUNT(*) AS members
                        FROM slack_person WHERE email <> '' AND deleted = FALSE AND is_bot = FALSE AND
                        """
                            + FULL_MEMBER
                            + " GROUP BY SUBSTRING(email FROM POSITION('@' IN email) + 1)")
                    .bind("team", " " + team + " ")
                    .reduceRows(
                        new HashMap<String, Long>(),
                        (all, row) -> {
                          all.put(
                              row.getColumn("domain", String.class),
                              row.getColumn("members", Long.class));
                          return all;
                        }));
    long all = domains.values().stream().mapToLong(Long::longValue).sum();
    return domains.entrySet().stream()
        .filter(each -> each.getValue() * 2 > all)
        .map(Map.Entry::getKey)
        .filter(domain -> !PublicMailDomains.contains(domain))
        .findFirst();
  }

  /** Returns whether there are active people who are no full members of this workspace. */
  public boolean hasOutsiders(Optional<String> team) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT EXISTS (SELECT 1 FROM slack_person WHERE deleted = FALSE AND is_bot ="
                        + " FALSE AND NOT "
                        + FULL_MEMBER
                        + ")")
                .bind("team", " " + team.orElse("") + " ")
                .mapTo(Boolean.class)
                .one());
  }

  /** Returns the accounts with these ids, by id. */
  public Map<String, SlackAccount> find(Collection<String> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM slack_person WHERE id IN (<ids>)")
                .bindList("ids", List.copyOf(ids))
                .map((row, context) -> account(row))
                .collect(Collectors.toMap(SlackAccount::id, Function.identity())));
  }

  /** Returns the active bot users of apps, without those of Slack's own workflows. */
  public List<SlackAccount> bots() {
    return list("is_bot AND NOT is_workflow_bot AND NOT deleted AND id <> :value", "");
  }

  private List<SlackAccount> list(String condition, String value) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM slack_person WHERE " + condition)
                .bind("value", value)
                .map((row, context) -> account(row))
                .list());
  }

  private static SlackAccount account(ResultSet row) throws SQLException {
    return new SlackAccount(
        row.getString("id"),
        row.getString("team_ids"),
        row.getString("handle"),
        row.getString("email"),
        row.getString("real_name"),
        row.getString("display_name"),
        row.getString("time_zone"),
        new SlackAccount.Flags(
            row.getBoolean("is_admin"),
            row.getBoolean("is_bot"),
            row.getBoolean("is_workflow_bot"),
            row.getBoolean("is_restricted"),
            row.getBoolean("is_ultra_restricted"),
            row.getBoolean("is_stranger"),
            row.getBoolean("deleted")));
  }

  /** Returns the number of accounts. */
  public long size() {
    return jdbi.withHandle(
        handle -> handle.createQuery("SELECT COUNT(*) FROM slack_person").mapTo(Long.class).one());
  }

  /** Returns whether the list of accounts was read to its end at least once. */
  public boolean isComplete() {
    return reading().flatMap(DirectoryReading::completedAt).isPresent();
  }

  /** Returns the progress of reading; empty before the first page. */
  Optional<DirectoryReading> reading() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM slack_people_reading WHERE id = " + ONLY_ROW)
                .map(
                    (row, context) ->
                        new DirectoryReading(
                            row.getString("next_cursor"),
                            row.getInt("page_size"),
                            ColumnValues.time(row, "begun_at"),
                            ColumnValues.time(row, "not_before"),
                            ColumnValues.findTime(row, "completed_at")))
                .findOne());
  }

  /**
   * Stores a page of accounts and the progress of reading, in one transaction. After the last page,
   * whoever was not listed in the whole pass is gone.
   */
  void read(List<SlackAccount> page, DirectoryReading after, Instant now) {
    jdbi.useTransaction(
        handle -> {
          put(handle, page, now);
          handle.execute("DELETE FROM slack_people_reading WHERE id = " + ONLY_ROW);
          handle
              .createUpdate(
                  """
                  INSERT INTO slack_people_reading (id, next_cursor, page_size, begun_at, not_before, completed_at)
                  VALUES (:id, :cursor, :size, :begun, :notBefore, :completed)
                  """)
              .bind("id", ONLY_ROW)
              .bind("cursor", after.cursor())
              .bind("size", after.pageSize())
              .bind("begun", ColumnValues.time(after.begunAt()))
              .bind("notBefore", ColumnValues.time(after.notBefore()))
              .bind("completed", after.completedAt().map(ColumnValues::time))
              .execute();
          if (after.completedAt().filter(now::equals).isPresent()) {
            handle
                .createUpdate("DELETE FROM slack_person WHERE read_at < :begun")
                .bind("begun", ColumnValues.time(after.begunAt()))
                .execute();
          }
        });
  }
}
