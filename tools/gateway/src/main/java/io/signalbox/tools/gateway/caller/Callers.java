package io.signalbox.tools.gateway.caller;

import io.signalbox.config.secret.Secret;
import io.signalbox.tools.core.call.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Repository of the gateway's callers and their virtual keys, which it also issues, rotates and
 * revokes. A key is returned once, when it is issued, and stored as a hash. Safe for use from
 * several threads and processes.
 */
public final class Callers {
  private final Jdbi jdbi;
  private final Clock clock;
  private final RandomGenerator random;

  /**
   * Creates the repository.
   *
   * @param random of cryptographic strength
   */
  public Callers(Jdbi jdbi, Clock clock, RandomGenerator random) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.random = random;
  }

  /** Inserts a caller, or replaces the one with this name; its keys stay. */
  public void save(Caller caller) {
    jdbi.useTransaction(
        handle -> {
          int known = write(handle, UPDATE, caller);
          if (known == 0) {
            write(handle, INSERT, caller);
          }
        });
  }

  /**
   * Changes a caller under a row lock, or inserts it.
   *
   * @param change is given the caller as it is, if there is one
   */
  public void change(String name, Function<Optional<Caller>, Caller> change) {
    jdbi.useTransaction(
        handle -> {
          Optional<Caller> known =
              handle
                  .createQuery("SELECT * FROM caller WHERE name = :name FOR UPDATE")
                  .bind("name", name)
                  .map((row, context) -> CallerRows.caller(row))
                  .findOne();
          write(handle, known.isPresent() ? UPDATE : INSERT, change.apply(known));
        });
  }

  private static final String UPDATE =
      """
      UPDATE caller SET team = :team, owner = :owner, slack_groups = :groups, data_class = :dataClass,
        budget = :budget, budget_period = :period, may_lower = :mayLower WHERE name = :name\
      """;

  private static final String INSERT =
      """
      INSERT INTO caller (name, team, owner, slack_groups, data_class, budget, budget_period, created_at,
        may_lower)
      VALUES (:name, :team, :owner, :groups, :dataClass, :budget, :period, :now, :mayLower)\
      """;

  private int write(Handle handle, String sql, Caller caller) {
    return handle
        .createUpdate(sql)
        .bind("name", caller.name())
        .bind("team", caller.team())
        .bind("owner", caller.owner())
        .bind("groups", String.join(",", caller.groups()))
        .bind("dataClass", caller.dataClass().name())
        .bind("budget", caller.budget().map(b -> b.amount().picodollars()).orElse(null))
        .bind("period", caller.budget().map(b -> b.period().name()).orElse(null))
        .bind("now", clock.millis())
        .bind("mayLower", caller.mayLower())
        .execute();
  }

  public Optional<Caller> find(String name) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM caller WHERE name = :name")
                .bind("name", name)
                .map((row, context) -> CallerRows.caller(row))
                .findOne());
  }

  /** Returns whether the database answers. */
  public boolean canBeRead() {
    try {
      return find("").isEmpty();
    } catch (JdbiException e) {
      return false;
    }
  }

  public List<Caller> list() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM caller ORDER BY name")
                .map((row, context) -> CallerRows.caller(row))
                .list());
  }

  /** Returns all keys of a caller, oldest first, including expired and revoked ones. */
  public List<ListedKey> keys(String caller) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM caller_key WHERE caller = :caller ORDER BY created_at, id")
                .bind("caller", caller)
                .map((row, context) -> CallerRows.key(row))
                .list());
  }

  /**
   * Issues a new virtual key to an existing caller; its text is returned once and only its hash
   * stored.
   */
  public IssuedKey issue(String caller, Optional<Duration> lifetime) {
    return jdbi.inTransaction(handle -> insert(handle, caller, lifetime));
  }

  /**
   * Issues a new key and lets the older ones expire after the overlap.
   *
   * @param lifetime of the new key; empty for that of the newest valid one
   */
  public IssuedKey rotate(String caller, Duration overlap, Optional<Duration> lifetime) {
    return jdbi.inTransaction(
        handle -> {
          Optional<Duration> lasting = lifetime.or(() -> newestLifetime(handle, caller));
          handle
              .createUpdate(
                  """
                  UPDATE caller_key SET expires_at = :until
                  WHERE caller = :caller AND revoked_at IS NULL
                    AND (expires_at IS NULL OR expires_at > :until)\
                  """)
              .bind("until", clock.instant().plus(overlap).toEpochMilli())
              .bind("caller", caller)
              .execute();
          return insert(handle, caller, lasting);
        });
  }

  private Optional<Duration> newestLifetime(Handle handle, String caller) {
    return handle
        .createQuery(
            """
            SELECT * FROM caller_key
            WHERE caller = :caller AND revoked_at IS NULL
              AND (expires_at IS NULL OR expires_at > :now)
            ORDER BY created_at DESC, id DESC\
            """)
        .bind("caller", caller)
        .bind("now", clock.millis())
        .map((row, context) -> CallerRows.key(row))
        .findFirst()
        .flatMap(key -> key.expires().map(at -> Duration.between(key.created(), at)));
  }

  /** Revokes a key at once; false when no unrevoked key has this id. */
  public boolean revoke(String keyId) {
    return jdbi.withHandle(
        handle ->
            handle
                    .createUpdate(
                        "UPDATE caller_key SET revoked_at = :now WHERE id = :id AND revoked_at IS"
                            + " NULL")
                    .bind("now", clock.millis())
                    .bind("id", keyId)
                    .execute()
                == 1);
  }

  /** Finds a key and its caller by the key's hash. */
  Optional<StoredKey> stored(String hash) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT c.*, k.expires_at, k.revoked_at FROM caller_key k
                    JOIN caller c ON c.name = k.caller WHERE k.hash = :hash\
                    """)
                .bind("hash", hash)
                .map(
                    (row, context) ->
                        new StoredKey(
                            CallerRows.caller(row),
                            CallerRows.instant(row, "expires_at"),
                            CallerRows.instant(row, "revoked_at").isPresent()))
                .findOne());
  }

  /** Caller, expiry and revocation of a stored key. */
  record StoredKey(Caller caller, Optional<Instant> expires, boolean revoked) {}

  private IssuedKey insert(Handle handle, String caller, Optional<Duration> lifetime) {
    Secret key = KeyText.random(random);
    String id = KeyText.id(random);
    Instant now = clock.instant();
    Optional<Instant> expires = lifetime.map(now::plus);
    handle
        .createUpdate(
            """
            INSERT INTO caller_key (id, caller, hash, created_at, expires_at)
            VALUES (:id, :caller, :hash, :now, :expires)\
            """)
        .bind("id", id)
        .bind("caller", caller)
        .bind("hash", KeyText.hash(key.reveal()))
        .bind("now", now.toEpochMilli())
        .bind("expires", expires.map(Instant::toEpochMilli).orElse(null))
        .execute();
    return new IssuedKey(id, key, expires);
  }
}
