package io.signalbox.bot.workspace.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.team.SlackIds;
import io.signalbox.bot.workspace.team.WorkspaceTimings;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers events, interactions and commands of the simulated Slack to the app, and waits for the
 * acknowledgement. An event that is not acknowledged in time is sent again as {@link
 * WorkspaceTimings} says; one that finds no connection, or loses it, waits for the next connection.
 * Interactions and commands are sent once: a person is waiting. Thread-safe.
 */
public final class AppDeliveries {
  private static final Logger LOG = LoggerFactory.getLogger(AppDeliveries.class);

  /** Attempts after which an event is given up, however it failed. */
  private static final int ATTEMPTS = 10;

  private final SlackIds ids;
  private final WorkspaceTimings pace;
  private volatile Supplier<Optional<AppConnection>> lines;
  private final Queue<AppEnvelope> waiting = new ArrayDeque<>();
  private final AtomicInteger twice = new AtomicInteger();
  private volatile boolean closed;

  public AppDeliveries(SlackIds ids, WorkspaceTimings pace, AppSockets sockets) {
    this(ids, pace, sockets::next);
  }

  AppDeliveries(SlackIds ids, WorkspaceTimings pace, Supplier<Optional<AppConnection>> lines) {
    this.ids = ids;
    this.pace = pace;
    this.lines = lines;
  }

  /** Delivers over HTTP to the app's own address from now on, no longer over sockets. */
  public void over(HttpAppConnection address) {
    lines = () -> Optional.of(address);
    connectionsChanged();
  }

  /** Delivers an event, now or when the app has a connection. */
  public void event(ObjectNode payload) {
    send(new AppEnvelope(ids.uuid(), AppEnvelope.EnvelopeKind.EVENT, payload, 0, ""));
    if (twice.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      send(new AppEnvelope(ids.uuid(), AppEnvelope.EnvelopeKind.EVENT, payload, 1, "timeout"));
    }
  }

  /** Sends an interaction and returns the app's answer, empty if it did not answer in time. */
  public CompletableFuture<Optional<JsonNode>> interaction(ObjectNode payload) {
    return once(new AppEnvelope(ids.uuid(), AppEnvelope.EnvelopeKind.INTERACTION, payload, 0, ""));
  }

  public CompletableFuture<Optional<JsonNode>> command(ObjectNode payload) {
    return once(new AppEnvelope(ids.uuid(), AppEnvelope.EnvelopeKind.COMMAND, payload, 0, ""));
  }

  /** Delivers the next events twice, with the same event id. */
  public void duplicate(int times) {
    twice.addAndGet(times);
  }

  /** Sends the events that wait for a connection. */
  public void connectionsChanged() {
    Optional<AppEnvelope> next = takeWaiting();
    while (next.isPresent() && lines.get().isPresent()) {
      send(next.get());
      next = takeWaiting();
    }
    next.ifPresent(this::keep);
  }

  public void close() {
    closed = true;
  }

  private CompletableFuture<Optional<JsonNode>> once(AppEnvelope envelope) {
    return lines
        .get()
        .map(line -> timed(line.send(envelope)).thenApply(Optional::of))
        .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()))
        .exceptionally(silence -> Optional.empty());
  }

  private void send(AppEnvelope envelope) {
    Optional<AppConnection> line = lines.get();
    if (line.isEmpty()) {
      keep(envelope);
      return;
    }
    var unused =
        timed(line.get().send(envelope))
            .whenComplete((answer, failure) -> settle(envelope, Optional.ofNullable(failure)));
  }

  private CompletableFuture<JsonNode> timed(CompletableFuture<JsonNode> answer) {
    return answer.orTimeout(pace.acknowledgement().toMillis(), TimeUnit.MILLISECONDS);
  }

  private void settle(AppEnvelope envelope, Optional<Throwable> failure) {
    if (failure.isEmpty() || closed) {
      return;
    }
    Throwable cause = cause(failure.get());
    String reason = cause instanceof FailedRequestException request ? request.reason() : "timeout";
    boolean isLast = cause instanceof FailedRequestException request && request.isLast();
    if (isLast || envelope.attempt() >= ATTEMPTS) {
      giveUp(envelope);
    } else if (cause instanceof ConnectionLostException) {
      AppEnvelope again = envelope.again(ids.uuid(), "connection_failed");
      later(Duration.ZERO).execute(() -> send(again));
    } else if (envelope.attempt() < pace.repeats().size()) {
      AppEnvelope again = envelope.again(ids.uuid(), reason);
      later(pace.repeats().get(envelope.attempt())).execute(() -> send(again));
    } else {
      giveUp(envelope);
    }
  }

  private static void giveUp(AppEnvelope envelope) {
    LOG.warn(
        "The app never acknowledged event {}; it is given up after {} attempts",
        envelope.payload().path("event_id").asText(),
        envelope.attempt() + 1);
  }

  private static Throwable cause(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause == null ? failure : cause;
  }

  private static Executor later(Duration delay) {
    return CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void keep(AppEnvelope envelope) {
    synchronized (waiting) {
      waiting.add(envelope);
    }
    // A connection may have come in between, and found nothing waiting.
    if (lines.get().isPresent()) {
      connectionsChanged();
    }
  }

  private Optional<AppEnvelope> takeWaiting() {
    synchronized (waiting) {
      return Optional.ofNullable(waiting.poll());
    }
  }
}
