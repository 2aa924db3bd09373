package io.signalbox.tools.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.signalbox.tools.core.call.CallIds;
import io.signalbox.tools.core.protocol.ErrorBody;
import io.signalbox.tools.core.protocol.MalformedBodyException;
import io.signalbox.tools.core.protocol.RequestBody;
import io.signalbox.tools.core.snapshot.CallSettlement;
import io.signalbox.tools.core.snapshot.SnapshotSeal;
import io.signalbox.tools.core.upstream.DirectCaller;
import io.signalbox.tools.core.upstream.Upstream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Client library for calls to models over the gateway, with direct calls to providers while it is
 * down, which are settled with the gateway later. As long as the gateway answers, its word is
 * final. When it cannot be reached, breaks off, is slower than the call's time or says that it is
 * not able, the call takes the <em>direct lane</em>: to the provider itself, by the last policy,
 * with the direct key that the policy holds sealed. Routes that fail closed, need a person's word
 * or an answer of a schema refuse instead. Every such call is written down before it goes out and
 * put into the gateway's ledger once it is back; a call is paid once, whichever way it went. Safe
 * for use from several threads; a call blocks its thread.
 */
public final class GatewayClient implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(GatewayClient.class);
  private static final int BATCH = 1_000;
  private static final int MALFORMED = 400;

  private final RemoteGateway gateway;
  private final ClientSettings settings;
  private final PolicySnapshotStore policy;
  private final SpendJournal journal;
  private final LocalBudgets budgets = new LocalBudgets();
  private final DirectCalls direct;
  private final DirectModeWatcher watcher;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final AtomicReference<Optional<Instant>> directSince =
      new AtomicReference<>(Optional.empty());
  private final Counter overGateway;
  private final Counter overLane;
  private final ReentrantLock tending = new ReentrantLock();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("gateway-client").factory());

  /**
   * Creates a client and fetches the policy snapshot.
   *
   * @param upstream carries the calls; stays the caller's to close
   * @param meters gets {@code signalbox.client.calls} by way, {@code signalbox.client.direct.lane}
   *     (1 while the gateway is gone) and {@code signalbox.client.unsettled}
   * @throws java.io.UncheckedIOException when the folder cannot be written
   */
  public GatewayClient(
      ClientSettings settings, Upstream upstream, MeterRegistry meters, Clock clock) {
    this(
        settings,
        upstream,
        meters,
        clock,
        new DirectModeAnnouncer(settings.announceTo(), upstream));
  }

  /**
   * Creates a client with a listener of its own for direct calls.
   *
   * @param watcher is told in place of {@link ClientSettings#announceTo()}; must not wait for calls
   */
  public GatewayClient(
      ClientSettings settings,
      Upstream upstream,
      MeterRegistry meters,
      Clock clock,
      DirectModeWatcher watcher) {
    this.settings = settings;
    this.clock = clock;
    this.gateway = new RemoteGateway(settings, upstream, clock);
    this.journal = SpendJournal.open(settings.folder());
    SnapshotSeal seal = new SnapshotSeal(settings.key());
    this.policy = new PolicySnapshotStore(settings.folder(), seal, clock);
    this.direct =
        new DirectCalls(
            policy, seal, journal, budgets, new DirectCaller(upstream, clock, random), clock);
    this.watcher = watcher;
    this.overGateway = meters.counter("signalbox.client.calls", "way", "gateway");
    this.overLane = meters.counter("signalbox.client.calls", "way", "direct");
    meters.gauge("signalbox.client.direct.lane", this, client -> client.isDirect() ? 1 : 0);
    meters.gauge("signalbox.client.unsettled", journal, each -> each.pending().size());
    charge();
    tend();
    long every = settings.every().toMillis();
    var unused = timer.scheduleWithFixedDelay(this::tend, every, every, TimeUnit.MILLISECONDS);
  }

  /** Makes a call and returns the answer or an error of its protocol. */
  public ClientAnswer call(ClientCall call) {
    String id = CallIds.next(clock, random);
    RequestBody body;
    try {
      body = RequestBody.read(call.shape(), call.bytes());
    } catch (MalformedBodyException e) {
      return malformed(id, call, e.sentence());
    }
    if (body.streams()) {
      return malformed(
          id, call, "This call is for whole answers; use stream, or leave \"stream\" out.");
    }
    if (!isDirect()) {
      Optional<ClientAnswer> answer = gateway.call(id, call);
      if (answer.isPresent()) {
        overGateway.increment();
        return answer.get();
      }
      enter();
    }
    overLane.increment();
    return direct.take(id, call, body, event -> {});
  }

  /**
   * Makes a streaming call: passes the events on as they come, and returns the answer without its
   * body.
   *
   * @param events is given the events of the call's protocol as they come, one or several at a
   *     time; what goes wrong after the first is the last of them
   * @return the answer without its body, or an error with one of which no event came
   */
  public ClientAnswer stream(ClientCall call, Consumer<String> events) {
    String id = CallIds.next(clock, random);
    RequestBody body;
    try {
      body = RequestBody.read(call.shape(), call.bytes());
    } catch (MalformedBodyException e) {
      return malformed(id, call, e.sentence());
    }
    if (!body.streams()) {
      return malformed(id, call, "\"stream\" must be true.");
    }
    if (!isDirect()) {
      Optional<ClientAnswer> answer = gateway.stream(id, call, events);
      if (answer.isPresent()) {
        overGateway.increment();
        return answer.get();
      }
      enter();
    }
    overLane.increment();
    return direct.take(id, call, body, events);
  }

  private static ClientAnswer malformed(String id, ClientCall call, String sentence) {
    byte[] body = ErrorBody.of(call.shape(), MALFORMED, "malformed_request", sentence);
    return new ClientAnswer(id, MALFORMED, new String(body, UTF_8), ClientAnswer.Way.GATEWAY);
  }

  /** Returns whether calls currently go directly to providers. */
  public boolean isDirect() {
    return directSince.get().isPresent();
  }

  /** Returns the number of calls not yet settled with the gateway. */
  public int unsettled() {
    return journal.pending().size();
  }

  private void enter() {
    if (directSince.compareAndSet(Optional.empty(), Optional.of(clock.instant()))) {
      String until =
          policy
              .valid()
              .map(each -> "by the policy of " + each.issued() + ", until " + each.validUntil())
              .orElse("but there is no policy to go on by, so calls are refused");
      watcher.entered(
          host(),
          "The gateway at %s does not answer. Calls go to the providers directly, %s."
              .formatted(host(), until));
    }
  }

  /** Charges the unsettled calls of ended processes to the local budgets. */
  private void charge() {
    for (CallSettlement call : journal.pending()) {
      policy
          .valid()
          .flatMap(each -> each.find(call.route()))
          .ifPresent(
              route ->
                  budgets.spend(
                      route.budgets(), route.end().price().of(call.usage()).picodollars()));
    }
  }

  /**
   * Performs the upkeep: checks whether the gateway is back, settles calls, fetches the policy.
   * Called every {@link ClientSettings#every()}.
   */
  void tend() {
    if (!tending.tryLock()) {
      return;
    }
    try {
      boolean due = policy.isOlderThan(settings.fresh());
      if (!isDirect() && journal.pending().isEmpty() && !due) {
        return;
      }
      if (gateway.isReady() && settle()) {
        gateway.policy().filter(policy::keep).ifPresent(kept -> budgets.begin());
        leave();
      }
    } catch (RuntimeException e) {
      log.warn("the gateway could not be looked after: {}", e.getClass().getSimpleName());
    } finally {
      tending.unlock();
    }
  }

  /** Settles pending calls and returns whether none is left. */
  private boolean settle() {
    List<CallSettlement> pending = journal.pending();
    for (int i = 0; i < pending.size(); i += BATCH) {
      List<CallSettlement> batch = pending.subList(i, Math.min(pending.size(), i + BATCH));
      if (!gateway.settle(batch)) {
        return false;
      }
      journal.settled(batch);
    }
    return true;
  }

  private void leave() {
    Optional<Instant> since = directSince.getAndSet(Optional.empty());
    since.ifPresent(
        at ->
            watcher.left(
                host(),
                "The gateway at %s is back; calls went directly since %s, and what ended so far is settled."
                    .formatted(host(), at)));
  }

  private String host() {
    return settings.gateway().getHost();
  }

  /**
   * Settles calls if the gateway is ready; the others stay for the next process in the same folder.
   */
  @Override
  public void close() {
    timer.shutdownNow();
    tending.lock();
    try {
      if (!journal.pending().isEmpty() && gateway.isReady()) {
        var unused = settle();
      }
    } finally {
      tending.unlock();
    }
    journal.close();
  }
}
