package io.signalbox.tools.gateway.caller;

import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.gateway.caller.Callers.StoredKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks virtual keys against a cache in memory, reloaded from the database after half a second, or
 * within ten minutes while the database is down. A key's state is cached for half a second, so that
 * a key revoked elsewhere may pass for that long. When the database cannot be asked, what was read
 * last counts for ten minutes: nobody can revoke a key then either. Safe for use from several
 * threads.
 */
public final class KeyRing {
  private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);
  private static final long FRESH_MILLIS = 500;

  /** Age in milliseconds at which one call reloads a key early, so that others need not wait. */
  private static final long DUE_MILLIS = 350;

  private static final long USABLE_MILLIS = Duration.ofMinutes(10).toMillis();

  /** Most keys in memory, so that wrong ones cannot fill it. */
  private static final int MOST = 10_000;

  private final Callers callers;
  private final Clock clock;
  private final Map<String, KnownKey> known = new ConcurrentHashMap<>();

  private static final class KnownKey {
    final Optional<StoredKey> key;
    final long readAt;
    final AtomicBoolean claimed = new AtomicBoolean();

    KnownKey(Optional<StoredKey> key, long readAt) {
      this.key = key;
      this.readAt = readAt;
    }

    /**
     * Returns whether this call is to reload the key, while others continue with the present state.
     */
    boolean isDueFor(long now) {
      return now - readAt >= DUE_MILLIS && claimed.compareAndSet(false, true);
    }
  }

  public KeyRing(Callers callers, Clock clock) {
    this.callers = callers;
    this.clock = clock;
  }

  /** Checks a key as the client sent it. */
  public KeyCheck check(String key) {
    if (key.isBlank()) {
      return KeyCheck.Rejected.MISSING;
    }
    if (!KeyText.isPlausible(key)) {
      return KeyCheck.Rejected.UNKNOWN;
    }
    String hash = KeyText.hash(key);
    long now = clock.millis();
    KnownKey seen = known.get(hash);
    if (seen == null || now - seen.readAt >= DUE_MILLIS) {
      Optional<KnownKey> read = read(hash, now);
      if (read.isEmpty() && (seen == null || now - seen.readAt >= USABLE_MILLIS)) {
        return KeyCheck.Rejected.UNREADABLE;
      }
      seen = read.orElse(seen);
    }
    return judge(seen, now);
  }

  /**
   * Returns the key's caller from memory, without asking the database. Empty for one call now and
   * then, which then reloads the key by {@link #check}.
   */
  public Optional<Caller> known(String key) {
    if (!KeyText.isPlausible(key)) {
      return Optional.empty();
    }
    long now = clock.millis();
    KnownKey seen = known.get(KeyText.hash(key));
    boolean counts = seen != null && now - seen.readAt < FRESH_MILLIS && !seen.isDueFor(now);
    return counts && judge(seen, now) instanceof KeyCheck.Accepted accepted
        ? Optional.of(accepted.caller())
        : Optional.empty();
  }

  /** Returns whether a text has the form of a key. */
  public static boolean mayBeKey(String text) {
    return KeyText.isPlausible(text);
  }

  private static KeyCheck judge(@Nullable KnownKey seen, long now) {
    if (seen == null || seen.key.isEmpty()) {
      return KeyCheck.Rejected.UNKNOWN;
    }
    StoredKey key = seen.key.get();
    if (key.revoked()) {
      return KeyCheck.Rejected.REVOKED;
    }
    boolean expired = key.expires().filter(at -> at.toEpochMilli() <= now).isPresent();
    return expired ? KeyCheck.Rejected.EXPIRED : new KeyCheck.Accepted(key.caller());
  }

  /** Clears the cache, so that a change made in this process takes effect at once. */
  public void forget() {
    known.clear();
  }

  private Optional<KnownKey> read(String hash, long now) {
    try {
      KnownKey read = new KnownKey(callers.stored(hash), now);
      if (known.size() >= MOST) {
        known.clear();
      }
      known.put(hash, read);
      return Optional.of(read);
    } catch (JdbiException e) {
      LOG.warn("keys cannot be read: {}", e.getClass().getSimpleName());
      return Optional.empty();
    }
  }
}
