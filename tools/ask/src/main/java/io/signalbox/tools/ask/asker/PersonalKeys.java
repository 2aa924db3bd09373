package io.signalbox.tools.ask.asker;

import io.signalbox.config.secret.Secret;
import io.signalbox.config.secret.Sha256Hash;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Issues, lists, checks and revokes the personal keys by which people ask through other tools with
 * their own rights. A key is shown once, when it is made, stored as a hash, has an end, and counts
 * no more from the moment it is revoked, in every process. Safe for use from several threads and
 * processes.
 */
public final class PersonalKeys {
  /** Prefix of every personal key; keys of gateway callers have another. */
  public static final String PREFIX = "sbp-";

  private static final int BYTES = 32;
  private static final int ID_BYTES = 4;
  private static final int LONGEST_KEY = 200;
  private static final int LONGEST_NAME = 60;

  private final Jdbi jdbi;
  private final PersonalKeyTable table;
  private final KeySettings settings;
  private final KeyAudit audit;
  private final Clock clock;
  private final RandomGenerator random;

  /** Port that logs actions on personal keys. A port. */
  @FunctionalInterface
  public interface KeyAudit {
    /** Logs an action on a key, inside its transaction. */
    void note(Handle handle, String person, String action, String keyId);
  }

  /**
   * Creates the store of keys.
   *
   * @param random of cryptographic strength
   */
  public PersonalKeys(
      Jdbi jdbi, KeySettings settings, KeyAudit audit, Clock clock, RandomGenerator random) {
    this.jdbi = jdbi;
    this.table = new PersonalKeyTable(jdbi);
    this.settings = settings;
    this.audit = audit;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Newly issued personal key, the only place where its text is visible.
   *
   * @param key what its owner's tools send
   */
  public record MadeKey(PersonalKey about, Secret key) {}

  /** Issues a key to a person; empty when they have the highest number already. */
  public Optional<MadeKey> make(String person, String name) {
    return jdbi.inTransaction(
        handle -> {
          if (current(handle, person).size() >= settings.most()) {
            return Optional.empty();
          }
          Secret key = new Secret(PREFIX + text(BYTES));
          Instant now = clock.instant();
          PersonalKey made =
              new PersonalKey(
                  "pk-" + hex(ID_BYTES),
                  person,
                  plain(name),
                  now,
                  now.plus(settings.lifetime()),
                  Optional.empty());
          PersonalKeyTable.insert(handle, made, hash(key.reveal()));
          audit.note(handle, person, "personal-key.made", made.id());
          return Optional.of(new MadeKey(made, key));
        });
  }

  /** Returns the valid keys of a person, oldest first. */
  public List<PersonalKey> of(String person) {
    return jdbi.withHandle(handle -> current(handle, person));
  }

  /** Returns the highest number of keys that a person may have. */
  public int most() {
    return settings.most();
  }

  /** Revokes a person's key; false when they have none with this id. */
  public boolean revoke(String person, String id) {
    return jdbi.inTransaction(handle -> revoke(handle, person, id));
  }

  /** Revokes all keys of a person; returns the number of revoked keys. */
  public int revokeAll(String person) {
    return jdbi.inTransaction(
        handle ->
            (int)
                PersonalKeyTable.of(handle, person).stream()
                    .filter(key -> revoke(handle, person, key.id()))
                    .count());
  }

  private boolean revoke(Handle handle, String person, String id) {
    boolean done = PersonalKeyTable.delete(handle, person, id) == 1;
    if (done) {
      audit.note(handle, person, "personal-key.revoked", id);
    }
    return done;
  }

  /** Returns the Slack ids of the people who have keys for asking through other tools, sorted. */
  public List<String> people() {
    return table.people();
  }

  /** Returns whether a text has the form of a personal key. */
  public static boolean mayBeKey(String text) {
    return text.startsWith(PREFIX) && text.length() <= LONGEST_KEY;
  }

  /** Finds a valid key by its text and stores the time of use. */
  Optional<PersonalKey> find(String key) {
    Instant now = clock.instant();
    Optional<PersonalKey> found =
        table.find(hash(key)).filter(each -> each.expiresAt().isAfter(now));
    found.ifPresent(each -> table.used(each, now));
    return found;
  }

  private List<PersonalKey> current(Handle handle, String person) {
    Instant now = clock.instant();
    return PersonalKeyTable.of(handle, person).stream()
        .filter(key -> key.expiresAt().isAfter(now))
        .toList();
  }

  private static String plain(String name) {
    String plain = name.replaceAll("[^\\p{L}\\p{N} ._-]", "").strip();
    return plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME) : plain;
  }

  private String text(int bytes) {
    byte[] drawn = new byte[bytes];
    random.nextBytes(drawn);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
  }

  private String hex(int bytes) {
    byte[] drawn = new byte[bytes];
    random.nextBytes(drawn);
    return HexFormat.of().formatHex(drawn);
  }

  /** Returns the SHA-256 hash of a key; 256 random bits need no slow hash. */
  private static String hash(String key) {
    return Sha256Hash.hex(key);
  }

  /**
   * Limits on personal keys.
   *
   * @param lifetime from making to the end
   * @param most that one person may have at a time
   */
  public record KeySettings(Duration lifetime, int most) {}
}
