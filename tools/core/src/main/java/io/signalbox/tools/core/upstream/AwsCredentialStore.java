package io.signalbox.tools.core.upstream;

import io.signalbox.tools.core.call.CallCancellation;
import io.signalbox.tools.core.route.AwsKeys;
import io.signalbox.tools.core.route.AwsSigning;
import io.signalbox.tools.core.route.AwsSigning.CredentialSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cache of temporary AWS credentials: fetched by the first call that needs them and renewed before
 * they expire by one call, while others use the old ones.
 */
final class AwsCredentialStore {
  private static final Logger LOG = LoggerFactory.getLogger(AwsCredentialStore.class);
  private static final Duration EARLY = Duration.ofMinutes(5);
  private static final Duration LAST_USE = Duration.ofSeconds(10);
  private static final Duration LONGEST_FETCH = Duration.ofSeconds(5);

  private final AwsCredentialFetch fetch;
  private final Clock clock;
  private final Map<CredentialSource, Lent> kept = new ConcurrentHashMap<>();
  private final ReentrantLock fetching = new ReentrantLock();

  /**
   * Cached credentials with their expiry.
   *
   * @param renewed from when on others are asked for
   */
  private record Lent(AwsKeys keys, Instant until, Instant renewed) {}

  AwsCredentialStore(Upstream upstream, Clock clock) {
    this.fetch = new AwsCredentialFetch(upstream);
    this.clock = clock;
  }

  Clock clock() {
    return clock;
  }

  /**
   * Returns the credentials to sign with; may wait while they are fetched.
   *
   * @throws UpstreamFailedException when there are none
   */
  AwsKeys keys(AwsSigning signing, Duration within, CallCancellation cancellation) {
    CredentialSource source = signing.source();
    if (source instanceof CredentialSource.Declared declared) {
      return declared.keys();
    }
    Optional<Lent> lent = counting(source);
    if (lent.filter(this::isFresh).isPresent()) {
      return lent.get().keys();
    }
    Duration most = within.compareTo(LONGEST_FETCH) < 0 ? within : LONGEST_FETCH;
    if (!locked(lent.isPresent() ? Duration.ZERO : most)) {
      return lent.orElseThrow(AwsCredentialStore::missing).keys();
    }
    try {
      return renewed(source, most, cancellation);
    } finally {
      fetching.unlock();
    }
  }

  private Optional<Lent> counting(CredentialSource source) {
    return Optional.ofNullable(kept.get(source))
        .filter(each -> clock.instant().isBefore(each.until().minus(LAST_USE)));
  }

  private boolean isFresh(Lent lent) {
    return clock.instant().isBefore(lent.renewed());
  }

  private boolean locked(Duration within) {
    try {
      return fetching.tryLock(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UpstreamFailedException(UpstreamFailedException.Reason.CANCELLED);
    }
  }

  private AwsKeys renewed(CredentialSource source, Duration within, CallCancellation cancellation) {
    Optional<Lent> old = counting(source);
    if (old.filter(this::isFresh).isPresent()) {
      return old.get().keys();
    }
    Instant now = clock.instant();
    try {
      AwsCredentialFetch.Fetched fetched = fetch.from(source, within, cancellation);
      Duration half = Duration.between(now, fetched.until()).dividedBy(2);
      Instant early = fetched.until().minus(EARLY);
      Instant renewal = early.isAfter(now.plus(half)) ? early : now.plus(half);
      kept.put(source, new Lent(fetched.keys(), fetched.until(), renewal));
      return fetched.keys();
    } catch (UpstreamFailedException | UnreadableCredentialsException e) {
      LOG.warn("no credentials for Bedrock: {}", e.getMessage());
      Lent still = old.orElseThrow(AwsCredentialStore::missing);
      kept.put(source, new Lent(still.keys(), still.until(), now.plus(LAST_USE)));
      return still.keys();
    }
  }

  private static UpstreamFailedException missing() {
    return new UpstreamFailedException(UpstreamFailedException.Reason.WITHOUT_CREDENTIALS);
  }
}
