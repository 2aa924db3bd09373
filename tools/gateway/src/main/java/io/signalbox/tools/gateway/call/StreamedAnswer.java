package io.signalbox.tools.gateway.call;

import io.signalbox.tools.core.call.CallOutcome;
import io.signalbox.tools.core.call.GatewayReply;
import io.signalbox.tools.core.price.TokenUsage;
import io.signalbox.tools.core.protocol.AnswerFacts;
import io.signalbox.tools.core.protocol.AnswerReader;
import io.signalbox.tools.core.protocol.AnswerRestorer;
import io.signalbox.tools.core.protocol.ErrorBody;
import io.signalbox.tools.core.protocol.SseEvent;
import io.signalbox.tools.core.protocol.SseReader;
import io.signalbox.tools.core.upstream.PlausibleUsage;
import io.signalbox.tools.core.upstream.ProviderHealth;
import io.signalbox.tools.core.upstream.RouteAttempt;
import io.signalbox.tools.core.upstream.Upstream;
import io.signalbox.tools.core.upstream.UpstreamFailedException;
import io.signalbox.tools.core.upstream.WholeAnswer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Streamed answer of a provider. It is held back until its first token, so that another route can
 * still be tried, and then passed on at once; a later failure becomes the last event. Ending it,
 * either way, settles the call.
 */
final class StreamedAnswer implements GatewayReply.Pieces {
  /** Bytes of an event for each byte of its text, at least. */
  private static final int FRAMED = 20;

  /** Longest stream that is cached, in bytes. */
  private static final int MOST_KEPT = 1 << 20;

  private final CallInFlight flight;
  private final RouteAttempt attempt;
  private final PlausibleUsage bound;
  private final Upstream.Answer answer;
  private final ProviderHealth health;
  private final Optional<AnswerRestorer> restorer;
  private final boolean hidesUsage;
  private final SseReader reader = new SseReader();
  private final List<SseEvent> waiting = new ArrayList<>();

  /** Consumer that caches the events of a stream which ended well, with its usage. */
  private final Optional<BiConsumer<byte[], TokenUsage>> keeping;

  private final boolean keeps;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private AnswerFacts facts = AnswerFacts.NONE;
  private long bytes;
  private boolean whole;
  private boolean over;

  StreamedAnswer(
      CallInFlight flight,
      RouteAttempt attempt,
      Upstream.Answer answer,
      ProviderHealth health,
      Optional<BiConsumer<byte[], TokenUsage>> keeping) {
    this.keeping = keeping;
    this.keeps = keeping.isPresent() || attempt.route().logsTexts();
    this.flight = flight;
    this.attempt = attempt;
    this.bound = attempt.usageBound();
    this.answer = answer;
    this.health = health;
    // The client did not ask for the event that counts tokens; the gateway did.
    this.hidesUsage = !attempt.sent().has("stream_options");
    this.restorer =
        attempt.redaction().restores()
            ? Optional.of(new AnswerRestorer(attempt.redaction()))
            : Optional.empty();
  }

  /**
   * Reads until the first token has arrived.
   *
   * @throws UpstreamFailedException when it does not come in time, or the answer ends before it
   */
  void begin() {
    while (!facts.begins() && !whole && !facts.failed()) {
      Optional<byte[]> piece = answer.next(attempt.head().left());
      if (piece.isEmpty()) {
        throw new UpstreamFailedException(UpstreamFailedException.Reason.BROKEN);
      }
      take(piece.get());
    }
    if (failed()) {
      throw new UpstreamFailedException(UpstreamFailedException.Reason.ERROR_INSIDE);
    }
    if (facts.isHollow()) {
      throw new UpstreamFailedException(UpstreamFailedException.Reason.WITHOUT_ANSWER);
    }
    flight.began();
    health.succeeded(attempt.target());
  }

  @Override
  public Optional<byte[]> next() {
    if (!waiting.isEmpty()) {
      return Optional.of(show());
    }
    while (!over) {
      try {
        Optional<byte[]> piece = answer.next(attempt.whole().left());
        if (piece.isEmpty()) {
          return ended();
        }
        take(piece.get());
        if (!waiting.isEmpty()) {
          return Optional.of(show());
        }
      } catch (UpstreamFailedException e) {
        return broken(e);
      }
    }
    return Optional.empty();
  }

  private void take(byte[] piece) {
    bytes += piece.length;
    flight.arrived(piece);
    for (SseEvent event : reader.read(piece)) {
      if (event.isHeartbeat()) {
        continue;
      }
      Optional<AnswerFacts> more =
          event
              .data()
              .filter(data -> data.startsWith("{"))
              .flatMap(data -> AnswerReader.read(data.getBytes(StandardCharsets.UTF_8)));
      more.ifPresent(found -> facts = facts.then(found));
      whole |= event.isLast();
      if (!isOurs(event)) {
        SseEvent shown =
            bound.corrected(event, more.orElse(AnswerFacts.NONE), facts, bytes / FRAMED);
        waiting.add(shown);
        if (keeps && kept.size() <= MOST_KEPT) {
          kept.writeBytes(shown.raw());
        }
      }
    }
  }

  /**
   * Returns whether an event only reports usage, which the gateway requested and the client did
   * not.
   */
  private boolean isOurs(SseEvent event) {
    return hidesUsage
        && event
            .data()
            .filter(data -> data.replace(" ", "").contains("\"choices\":[]"))
            .isPresent();
  }

  private byte[] show() {
    if (waiting.size() == 1 && restorer.isEmpty()) {
      return waiting.removeFirst().raw();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (SseEvent event : waiting) {
      restorer.ifPresentOrElse(
          r -> r.restored(event).forEach(each -> out.writeBytes(each.raw())),
          () -> out.writeBytes(event.raw()));
    }
    waiting.clear();
    return out.toByteArray();
  }

  /** Returns the events of a cached stream with this call's redacted values restored. */
  static byte[] restored(RouteAttempt attempt, byte[] events) {
    if (!attempt.redaction().restores()) {
      return events;
    }
    AnswerRestorer restorer = new AnswerRestorer(attempt.redaction());
    ByteArrayOutputStream out = new ByteArrayOutputStream(events.length);
    for (SseEvent event : new SseReader().read(events)) {
      restorer.restored(event).forEach(each -> out.writeBytes(each.raw()));
    }
    return out.toByteArray();
  }

  private Optional<byte[]> ended() {
    over = true;
    // Some servers leave the closing mark out; with a reason to finish the answer is whole.
    if (!whole && facts.finishReason().isEmpty()) {
      return broken(new UpstreamFailedException(UpstreamFailedException.Reason.BROKEN));
    }
    end(failed() ? CallOutcome.BROKEN_OFF : WholeAnswer.outcome(facts));
    return Optional.empty();
  }

  /** Returns whether the stream ended with the provider's report of a failure. */
  private boolean failed() {
    return facts.failed()
        || facts
            .finishReason()
            .filter(reason -> reason.equals("failed") || reason.equals("cancelled"))
            .isPresent();
  }

  private Optional<byte[]> broken(UpstreamFailedException e) {
    over = true;
    answer.close();
    if (e.reason() == UpstreamFailedException.Reason.CANCELLED) {
      end(CallOutcome.CANCELLED);
      return Optional.empty();
    }
    end(CallOutcome.BROKEN_OFF);
    String sentence = "The answer broke off: " + e.getMessage() + ".";
    return Optional.of(ErrorBody.event(attempt.sent().shape(), 502, "broken_off", sentence));
  }

  private void end(CallOutcome outcome) {
    PlausibleUsage.Used used = used();
    flight.used(used);
    flight.finished(facts);
    if (keeps) {
      flight.written(attempt.request().body(), kept.toByteArray());
    }
    if (outcome == CallOutcome.ANSWERED && kept.size() <= MOST_KEPT && facts.isWhole()) {
      keeping.ifPresent(keep -> keep.accept(kept.toByteArray(), used.tokens()));
    }
    flight.end(outcome);
  }

  private PlausibleUsage.Used used() {
    boolean counted = facts.usage().filter(u -> u.output() != 0 || whole).isPresent();
    return bound.used(counted ? facts : AnswerFacts.NONE, bytes / FRAMED);
  }

  /** Stops reading and cancels the provider's response. */
  @Override
  public void close() {
    if (!over) {
      over = true;
      answer.close();
      end(CallOutcome.CANCELLED);
    }
  }
}
